import Storage
import Templates
import WorkOrders
import WorkingDays

/// One row of 单位工作台.
struct UnitDeskRow: TemplateModel {
    let row: UnitRow
    let path: String
    let isOpen: Bool
    /// Whether it may be chosen to be acknowledged with others.
    let isToChoose: Bool
    /// The unit, where it isn't the desk's own.
    let unit: String?
    let left: TimeLeft?

    static let names: Names<Self> = [
        .text("number", \.row.dispatch.order), .text("dispatch", \.row.dispatch.number), .text("path", \.path),
        .flag("is-open", \.isOpen), .flag("is-to-choose", \.isToChoose), .text("matter", \.matter),
        .text("urgency") { $0.row.urgency == .normal ? nil : $0.row.urgency.title },
        .text("unit", \.unit), .texts("badges", \.badges), .text("kind", \.row.kind.title),
        .text("category", \.row.category), .text("place", \.row.area.title),
        .text("since", \.row.dispatch.dispatchedAt.minuteText), .text("left", \.left?.text),
        .text("tone", \.left?.tone.rawValue), .flag("is-confidential", \.row.isConfidential),
    ]

    private var matter: String {
        Matter.text(title: row.title, excerpt: row.excerpt, isConfidential: row.isConfidential)
    }

    /// What is to be known before it is opened, beside what its tab says.
    private var badges: [String] {
        let dispatch = row.dispatch
        let isAtWork = dispatch.isOpen && dispatch.acknowledgedAt != nil
        let badges: [String?] = [
            dispatch.round > 1 ? "第 \(dispatch.round) 轮" : nil,
            row.isReturned ? "退回重写" : nil,
            [.sendBackRequested, .suspended, .awaitingSignature, .underReview].contains(row.stage)
                ? row.stage.title : nil,
            row.asksForTime ? "申请延期" : nil,
            row.openChildren > 0 ? "下派 \(row.openChildren) 家在办" : nil,
            isAtWork && dispatch.contactedAt == nil ? "未联系" : nil,
        ]
        return badges.compactMap(\.self)
    }
}

extension UnitRow {
    /// Its last reply was given back and it is to be written anew.
    var isReturned: Bool { dispatch.isOpen && answer == .returned }
}

extension TimeLeft {
    /// A row's clock: the day of a promise, none while it stands still.
    init?(_ row: UnitRow, at now: Instant, calendar: WorkCalendar) {
        if let day = row.promisedDay {
            self.init(until: day.advanced(by: 1).start.advanced(bySeconds: -1), at: now, calendar: calendar)
        } else if row.stage == .suspended {
            return nil
        } else {
            self.init(row.dispatch, at: now, calendar: calendar)
        }
    }
}
