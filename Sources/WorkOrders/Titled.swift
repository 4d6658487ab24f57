/// A closed set whose cases have a name in Chinese, the same in files and on pages.
public protocol Titled: CaseIterable, Hashable, Sendable, RawRepresentable where RawValue == Int {
    /// The name that people read and that the exchange format uses.
    var title: String { get }
}

extension Titled {
    /// The case with this name; nil where there is none.
    ///
    /// Inlined where the set is known: an import asks it for several fields of every row.
    @inlinable
    public init?(title: some StringProtocol) {
        let title = String(title)
        for candidate in Self.allCases where candidate.title == title {
            self = candidate
            return
        }
        return nil
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
