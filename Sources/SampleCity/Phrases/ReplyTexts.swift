import WorkOrders

/// What units write back: answers that say something, and answers that the review should return.
enum ReplyTexts {
    /// 内部办理情况.
    static let accounts = Phrase.list(
        """
        接单后即安排专人负责，{date}到{place}现场核实，情况与反映基本一致，已列入整改清单。
        {date}组织{whom}召开协调会，明确责任人和完成时限，办理过程留存照片。
        经与来电人电话沟通，确认诉求要点后交业务科室办理，{date}完成复核。
        {town}安排网格员入户走访，听取{people}意见，已形成书面记录。
        调阅{month}以来的台账和监控，核对时间地点后约谈当事方，当场提出整改要求。
        本单位与{whom}联合到场处置，来电人在场确认，现场照片已归档。
        属多部门职责，已由本单位牵头会商，分工意见报分管领导审定。
        核查中发现同类问题{few}处，一并整治，并纳入日常巡查。
        """
    )

    /// 公开答复 that fits the result, what was asked and what it is about.
    static func answers(_ result: CompletionResult, to kind: RequestKind, about leaf: Leaf) -> [Phrase] {
        switch result {
        case .resolved, .explained, .beyondDuty:
            if kind == .inquiry { return toInquiries }
            if kind == .praise || kind == .suggestion { return toSuggestions }
            if result != .resolved { return explained }
            return moneyMatters.contains(leaf.path.top) ? resolvedMoney : resolved
        case .partlyResolved, .inProgress: return underWay
        case .unfounded: return unfounded
        case .unreachable: return unreachable
        case .withdrawn: return withdrawn
        }
    }

    /// Where most matters are about money somebody owes.
    private static let moneyMatters = ["市场监管", "劳动和社会保障", "文旅商务"]

    private static let resolved = Phrase.list(
        """
        您好！您反映的{leaf}问题收悉。工作人员{date}到{place}查看，情况属实，已于当日整改到位。感谢您的监督。
        您好！经核实，{place}确有您反映的情况，我单位已督促责任方整改，{date}复查合格。如有问题请拨打12345。
        您好！您的诉求已办结：{date}安排人员到场处理，现已恢复正常，并向您电话说明。感谢理解。
        您好！工作人员已按您提供的位置处理完毕，并将该处列入每日巡查。感谢您的关心。
        您好！您反映的{leaf}事项已为您办理完成，结果已短信告知。今后可在{town}便民服务中心就近办理。
        您好！我单位接单后立即联系{whom}处置，{date}问题解决，经电话核实您表示认可。
        您好！经查，反映情况属实，已责令当事方立即停止并恢复原状，{date}再次检查未发现反弹。
        您好！针对{place}的情况，{town}已制定整改措施并落实到人，{date}完成，欢迎继续监督。
        """
    )

    private static let resolvedMoney = Phrase.list(
        """
        您好！关于{leaf}，我单位已联系双方协商，达成一致，{yuan}已退还到位。
        您好！经调解，商家同意为您更换并赔礼道歉，您表示满意。感谢您的信任。
        您好！经核查，反映的{yuan}属实，已责令对方于{date}前付清，现已到账。
        您好！我单位{date}到现场检查，已责令改正并立案调查，处理结果将依法公示。
        您好！您反映的{leaf}问题，经工作人员与当事人面对面沟通，已按规定处理，款项原路退回。
        您好！已约谈负责人并督促履行承诺，双方签订协议，{date}履行完毕。
        """
    )

    private static let toInquiries = Phrase.list(
        """
        您好！关于您咨询的{leaf}问题，工作人员已于{date}电话为您解答，如需进一步了解可到{town}便民服务中心。
        您好！您咨询的事项需由本人持有效证件到窗口办理，工作日上午8:00至12:00、下午2:30至5:30均可受理。
        您好！您咨询的{leaf}办理条件和所需材料已发布在政务服务网，工作人员已逐项向您说明。
        您好！经查询，您的情况符合条件，请备齐材料后到{county}政务服务中心办理，办理时限为五个工作日。
        您好！经查询，您的情况暂不符合条件，具体原因已由工作人员电话说明，条件变化后可再次申请。
        您好！该政策自{month}起执行，与您此前了解的有所不同，具体标准已向您解释。
        """
    )

    private static let toSuggestions = Phrase.list(
        """
        您好！您的建议收悉，我单位已组织研究，将在下一步工作中采纳。感谢您的关注。
        您好！感谢您的肯定，我们已将您的谢意转达给相关同志，并予以表扬。
        您好！您提出的建议很有价值，受条件所限需分步实施，已列入{county}今年的工作计划。
        您好！针对您的建议，工作人员{date}实地查看了{place}，研究意见已电话向您反馈。
        """
    )

    private static let underWay = Phrase.list(
        """
        您好！您反映的{leaf}问题正在处理，一期已完成，剩余部分计划在{days}内完成，届时再次向您反馈。
        您好！经现场查看，{place}需要更换设施，材料已采购，预计{days}内完工，施工期间请注意安全。
        您好！该问题涉及多方，目前已拿出方案并公示，后续按程序推进，请您谅解。
        您好！临时措施已于{date}落实，彻底解决需纳入改造计划，我单位将继续跟进。
        """
    )

    private static let explained = Phrase.list(
        """
        您好！关于您反映的{leaf}问题，经核实符合现行规定，工作人员已于{date}电话向您说明依据。
        您好！该事项由双方合同约定，建议先行协商，协商不成可向人民法院提起诉讼，我单位愿意继续协助调解。
        您好！您反映的情况涉及历史原因，目前暂不具备解决条件，我单位将持续跟进，感谢理解。
        您好！经现场核查，{place}的设置符合规范，工作人员已当面向您解释，今后将加强巡查和提醒。
        您好！您的诉求已向{whom}核实，相关工作按计划推进，具体时间安排已电话告知。
        您好！收费按公布的标准执行，明细可在窗口打印，经核对无误，已向您解释。
        """
    )

    private static let unfounded = Phrase.list(
        """
        您好！工作人员{date}、{when}两次到{place}检查，均未发现您反映的情况，今后将加强巡查。
        您好！经调取监控和询问周边群众，未发现反映的问题，已向您说明核查经过。
        您好！经查，被反映方证照齐全、经营正常，反映内容与事实不符。如有新的线索请及时提供。
        """
    )

    private static let unreachable = Phrase.list(
        """
        您好！我单位先后三次拨打您预留的电话均未接通，现场核查未找到具体位置，请您方便时回电补充。
        您好！因多次联系您未果，暂按现有线索处理，{place}已巡查一遍，请补充信息后再次反映。
        """
    )

    private static let withdrawn = Phrase.list(
        """
        您好！您已于{date}来电表示问题自行解决，不再需要办理，本件按您的意愿办结。
        您好！经联系，您表示撤回诉求，感谢您的理解。
        """
    )

    /// Evasive, empty, misspelt or about another unit: what 热线审核 is for.
    static let poor = Phrase.list(
        """
        已处理。
        已转相关部门处理，请耐心等待。
        该问题不属于我单位职责，请向有关部门反映。
        已按规定办理。
        您好！您反映的问题我单位高度重视，将进一步加强管理，感谢您的支持。
        您好！己安排人员前往处理，做为责任单位我们将加强督查，请您放心。
        您好！您反映的情况以核实，施工方己经道歉，望您谅解。
        来电人电话关机，无法联系，建议办结。
        同上次答复。
        您好！请您与物业公司自行协商。
        您好！此事正在研究，有结果会通知。
        您好！经核实，该问题由{whom}负责，与我单位无关。
        """
    )

    /// 退单 and 延期: why.
    static let sendBackReasons: [(code: String, basis: String)] = [
        ("非本单位职责", "“三定”规定中没有此项职责，建议由行业主管部门办理"),
        ("管辖区域不符", "现场核实该处不在本单位管辖范围内"),
        ("诉求要素不全", "缺少具体门牌和时间，无法核查"),
        ("重复派单", "同一事项已在办理中"),
        ("应由权属单位办理", "设施尚未移交，由建设单位负责维修养护"),
    ]

    static let extensionReasons = [
        "需等待鉴定机构出具结论", "涉及多个部门，协调会定于下周召开", "维修材料在途，到货后即可施工", "当事人在外地，返回后组织调解",
        "连续雨雪，暂不具备施工条件", "需要履行公示程序",
    ]
}
