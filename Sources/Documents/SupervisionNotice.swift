public import Bulletins
public import WorkOrders
import WorkingDays

/// 督办通知书: what is sent to the unit or leader addressed, as Markdown.
///
/// Carries neither identity nor text of the appeal: whoever gets it opens the order.
public struct SupervisionNotice: Sendable {
    /// The wording, as data: a city's `supervision.md` takes its place.
    public struct Wording: Hashable, Sendable {
        private let pattern: SentencePattern

        /// Reads a wording; a part in brackets falls away where a field in it has no value.
        public init(_ source: String) throws(PatternError) {
            pattern = try SentencePattern(source, fields: Self.fields)
        }

        /// What may stand in braces.
        public static let fields: Set<String> = [
            "编号", "级别", "对象", "工单编号", "受理时间", "诉求类型", "诉求类别", "依据", "时限", "发出时间",
        ]

        /// The wording where a city has none of its own.
        public static let standard = """
            # {级别}通知书

            编号：{编号}

            [{对象}：

            ]工单{工单编号}（{受理时间}受理，{诉求类型}，{诉求类别}）现予以{级别}。

            [- 依据：{依据}
            ][- 请于{时限}前回复办理情况
            ]
            12345政务服务便民热线

            {发出时间}
            """

        func text(_ values: [String: String]) -> String? { pattern.text(values) }
    }

    private let order: WorkOrder
    private let supervision: Supervision

    public init(_ supervision: Supervision, of order: WorkOrder) {
        self.order = order
        self.supervision = supervision
    }

    /// The notice as Markdown; nil where the wording asks for something outside brackets that nobody gave.
    public func markdown(_ wording: Wording) -> String? {
        var values = [
            "编号": supervision.number, "级别": supervision.level.title, "工单编号": order.number,
            "受理时间": order.receivedAt.minuteText, "诉求类型": order.kind.title,
            "诉求类别": order.category.names.joined(separator: "/"), "发出时间": supervision.at.minuteText,
        ]
        values["对象"] = supervision.addressee
        values["依据"] = supervision.ground
        values["时限"] = supervision.deadline?.minuteText
        return wording.text(values).map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }
    }
}
