import WorkingDays

extension Refusal {
    /// What people read: what is in the way, and what to do instead.
    public var sentence: String {
        switch self {
        case .notPermitted, .notYourUnit, .centreOnly, .dispatcherOnly, .namesYou, .ownDispatch, .ownReview,
            .secondPersonNeeded, .otherReviewerNeeded, .identityStaysInside:
            whoSentence
        case .clockBehind, .orderStatus, .dispatchStage, .tooLate, .openAlert, .followsLeader, .alreadyDone,
            .nothingOpen:
            whenSentence
        case .noSuchDispatch, .noSuchUnit, .unitEnded, .missing, .tooLong, .unknownReason, .unknownName,
            .nothingToChange:
            whatSentence
        case .noLead, .severalLeads, .unitTwice, .unitAlreadyHas, .conflictOfInterest, .notSubordinate,
            .notASubordinateCentre, .tooDeep, .deadlineTooEarly, .deadlineAfterLimit, .alreadyAcknowledged,
            .onlyDispatch, .firstLevelOnly:
            dispatchSentence
        case .designated, .refusedBefore, .rulingNeedsUnits, .consultationNeedsLead, .pushedDown, .extensionsUsed,
            .extensionNotLater, .extensionTooFar, .citizenNotTold, .suspensionTooLong:
            clockSentence
        case .attemptsMissing, .promiseMissing, .unresolvedReasonMissing, .childrenOpen, .assistingOpen,
            .needsSignature:
            replySentence
        case .notVisited, .anonymousNotVisited, .notHandledBy, .visitTooSoon, .answeredAlready, .reasonNeeded,
            .dissatisfactionUnsettled, .reopeningExpired, .mattersOpen:
            visitSentence
        case .leaderBarred, .itself, .hasFollowedDispatches, .notAnIncident, .notTheLeader, .notTold, .reportPhase,
            .finalReportMissing, .receiptMissing, .handedOverWithoutText:
            matterSentence
        }
    }

    private var whoSentence: String {
        switch self {
        case .notPermitted(let action, let role, let allowed) where allowed.isEmpty:
            "“\(role)”不能\(action.title)，这一步由系统自动完成。"
        case .notPermitted(let action, let role, let allowed):
            "“\(role)”不能\(action.title)，请转给\(allowed.joined(separator: "、"))办理。"
        case .notYourUnit(let unit): "这条转办由\(unit)承办，请由该单位的经办人操作，或由派单员代办。"
        case .centreOnly(let action): "\(action.title)只能由热线中心办理，请联系派单员。"
        case .dispatcherOnly(let unit): "这一步由派出这条转办的\(unit ?? "热线中心")办理，请联系\(unit ?? "派单员")。"
        case .namesYou: "这件工单反映的是您或您所在的单位，按回避规定请交由其他人办理。"
        case .ownDispatch: "这件工单由您派出，派单与审核、回访要分开，请交由其他人办理。"
        case .ownReview: "这件工单的答复由您审核，审核与回访要分开，请交由其他回访员办理。"
        case .secondPersonNeeded: "这一步需要另一个人办理，请交由他人确认。"
        case .otherReviewerNeeded: "上一轮答复由您审核，重办的答复请交由其他审核员审核。"
        case .identityStaysInside: "举报人的身份不出热线中心，请申请代联系，由热线中心联系后转告。"
        default: ""
        }
    }

    private var whenSentence: String {
        switch self {
        case .clockBehind(let last): "本机时间早于这件工单的上一条记录（\(last)），请校准服务器时间后再试。"
        case .orderStatus(let action, let status): "工单\(status.title)，不能\(action.title)，请刷新页面查看最新状态。"
        case .dispatchStage(let action, let stage): "这条转办\(stage.title)，不能\(action.title)，请刷新页面查看最新状态。"
        case .tooLate(let action, let deadline): "\(action.title)应在\(deadline.minuteText)前提出，现已过期，请继续办理或联系派单员。"
        case .openAlert: "工单有未终报的紧急敏感事项，请先作终报。"
        case .followsLeader(let leader): "工单已并入\(leader)，请在主单上办理，或先解除并单。"
        case .alreadyDone(let action): "\(action.title)已经办过，不用再办。"
        case .nothingOpen(let action): "没有待办的事项可以\(action.title)，请刷新页面查看最新状态。"
        default: ""
        }
    }

    private var whatSentence: String {
        switch self {
        case .noSuchDispatch(let number): "工单没有转办“\(number)”，请核对转办序号。"
        case .unitEnded(let unit): "“\(unit)”已停用，不再接受工单，请另选承办单位。"
        case .noSuchUnit(let unit): "单位表中没有“\(unit)”，请从单位列表中选择。"
        case .missing(let field): "请填写\(field)。"
        case .tooLong(let field, let limit): "\(field)超过\(limit)字，请精简，较长的材料请作为附件上传。"
        case .unknownReason(let code, let list): "没有理由代码“\(code)”，请从下列选择：\(list.joined(separator: "、"))。"
        case .unknownName(let name):
            "城市的\(name.field)中没有“\(name.value)”，请从下列选择：\(name.known.joined(separator: "、"))。"
        case .nothingToChange: "没有改动，请修改后再保存。"
        default: ""
        }
    }

    private var dispatchSentence: String {
        switch self {
        case .noLead: "请指定一个主办单位。"
        case .severalLeads: "主办单位只能有一个，其余请设为协办。"
        case .unitTwice(let unit): "\(unit)选了两次，请去掉一个。"
        case .unitAlreadyHas(let unit): "\(unit)已有这件工单，不用再派。"
        case .conflictOfInterest(let unit, let superior?):
            "工单反映的就是\(unit)，不能只交给它办，请由\(superior)主办，\(unit)协办；确需派给它，请填写理由。"
        case .conflictOfInterest(let unit, nil): "工单反映的就是\(unit)，不能只交给它办，请另选主办单位，\(unit)协办；确需派给它，请填写理由。"
        case .notSubordinate(let unit, let parent): "\(unit)不是\(parent)的下级，请从下级单位中选择。"
        case .notASubordinateCentre(let unit): "\(unit)不是二级平台，不能下派，请自行办理或申请退单。"
        case .tooDeep(let limit): "最多下派到第\(limit)级，请本单位办理。"
        case .deadlineTooEarly: "办结时限已经过了，请选择以后的时间。"
        case .deadlineAfterLimit(let limit): "办结时限不能晚于\(limit.minuteText)，请提前。"
        case .alreadyAcknowledged: "单位已经签收，不能撤回，请由单位申请退单。"
        case .firstLevelOnly(let action): "\(action.title)只对热线中心直接派出的转办办理，下级随上级一起变动，请对上级的转办操作。"
        case .onlyDispatch: "这是唯一的主办，请先加派其他单位或改派。"
        default: ""
        }
    }

    private var clockSentence: String {
        switch self {
        case .designated: "本单经多次派单后由热线中心指定承办，不能再退，请办理。"
        case .refusedBefore: "本单位的退单申请已被驳回，以裁定为准，请办理。"
        case .rulingNeedsUnits: "同意退单要同时改派，请选择改派单位。"
        case .consultationNeedsLead: "会商结果要明确一个主办单位，请选择主办和协办。"
        case .pushedDown(let unit, let other): "\(unit)的职责不能借退单下推给基层的\(other)，请改派其他部门或会商。"
        case .extensionsUsed(let limit): "本单已延期\(limit)次，不能再延，请在时限内办结或联系督办。"
        case .extensionNotLater: "新时限要晚于现在的时限，请重新选择。"
        case .extensionTooFar(let day): "延期最多到\(day)，请提前。"
        case .citizenNotTold: "请先把延期的原因和新时限告知诉求人，再申请延期。"
        case .suspensionTooLong(let day): "挂起最多到\(day)，请提前，到期仍需要时再次申请。"
        default: ""
        }
    }

    private var replySentence: String {
        switch self {
        case .attemptsMissing(let attempts, let days): "办理结果为联系不上时，至少要在\(days)天内联系\(attempts)次并留有记录，请继续联系。"
        case .promiseMissing: "办理结果为正在推进时，请填写承诺办结日和分阶段安排。"
        case .unresolvedReasonMissing: "问题没有解决，请选择未解决原因。"
        case .childrenOpen(let units): "下级\(units.joined(separator: "、"))尚未办结，请等待或催办；确需先行办结，请说明理由。"
        case .assistingOpen(let units): "协办单位\(units.joined(separator: "、"))尚未办结，主办要汇总后再办结；确需先行办结，请说明理由。"
        case .needsSignature: "答复还没有签发，请由单位领导签发后再审核。"
        default: ""
        }
    }

    private var visitSentence: String {
        switch self {
        case .notVisited(let unit): "\(unit)的办理情况还没有回访，请先回访。"
        case .anonymousNotVisited: "匿名和撤诉的工单不回访，请直接结案。"
        case .notHandledBy(let unit): "本轮没有\(unit)办结的转办，请核对回访的单位。"
        case .visitTooSoon: "这半天已经联系过，请换一个半天再回访。"
        case .answeredAlready: "本轮已有评价，以第一次为准，不用再回访。"
        case .reasonNeeded: "请选择不满意原因。"
        case .dissatisfactionUnsettled: "诉求人不满意，请重办；确实无法再办，请填写结案理由。"
        case .mattersOpen(let titles): "\(titles.joined(separator: "、"))还没有办结，请先办结再结案。"
        case .reopeningExpired(let days): "结案已超过\(days)天，请登记新工单并关联本单。"
        default: ""
        }
    }

    private var matterSentence: String {
        switch self {
        case .leaderBarred(let number): "不能并入\(number)，它已结束、已并入别的工单或属于紧急敏感事项，请另选主单。"
        case .itself: "不能并入自己，请另选主单。"
        case .hasFollowedDispatches: "工单已有办理中的转办，请先撤回派单再并单。"
        case .notAnIncident(let number): "\(number)不是集中事件，请先设为集中事件。"
        case .notTheLeader(let leader): "提级件由\(leader)签收，请本人办理。"
        case .notTold(let told): "紧急敏感事项已通知\(told.joined(separator: "、"))，请由其确认，或等系统转到您。"
        case .reportPhase(let phase): "这一次应为\(phase.title)，请改正。"
        case .finalReportMissing: "紧急敏感事项要先终报，请补报后再结案。"
        case .receiptMissing: "请填写对方的接警编号。"
        case .handedOverWithoutText(let unit): "纪检监察事项移交时不附诉求内容，不能派给\(unit)，请用转接转办移交，只告知工单编号。"
        default: ""
        }
    }
}
