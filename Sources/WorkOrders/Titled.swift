/// A closed set whose cases have a name in Chinese, the same in files and on pages.
public protocol Titled: CaseIterable, Hashable, Sendable, RawRepresentable where RawValue == Int {
    /// The name that people read and that the exchange format uses.
    var title: String { get }
}

extension Titled {
    /// The case with this name; nil where there is none.
    public init?(title: some StringProtocol) {
        guard let match = Self.allCases.first(where: { $0.title == title }) else { return nil }
        self = match
    }

    /// All names with 、 between them, for messages that say what is expected.
    public static var titles: String { allCases.map(\.title).joined(separator: "、") }
}

extension RequestKind: Titled {}
extension Urgency: Titled {}
extension Ending: Titled {}
extension CallerKind: Titled {}
extension DispatchRole: Titled {}
extension CompletionResult: Titled {}
extension VisitAspect: Titled {}
extension Satisfaction: Titled {}
extension FollowUpKind: Titled {}
extension SendBackRuling: Titled {}
extension ExtensionRuling: Titled {}
extension ReviewVerdict: Titled {}
extension SupervisionLevel: Titled {}
extension WorkOrderStatus: Titled {}
extension DispatchStatus: Titled {}
extension DispatchEnd: Titled {}
extension SuspensionGround: Titled {}
extension EscalationGround: Titled {}
extension AlertKind: Titled {}
extension AlertPhase: Titled {}
extension VoidGround: Titled {}
