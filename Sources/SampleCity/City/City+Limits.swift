public import WorkOrders
import WorkingDays

extension City {
    /// 办理时限 of the sample city: 咨询 and the rest as Anhui has them (2022), urgent matters on the wall clock.
    public static let limits = HandlingLimits(
        rules: [
            HandlingLimits.Rule(urgency: .emergency, limit: .minutes(emergencyMinutes)),
            HandlingLimits.Rule(urgency: .urgent, limit: .minutes(urgentMinutes)),
            HandlingLimits.Rule(kind: .inquiry, limit: .workingDays(workingDays(for: .inquiry))),
        ],
        otherwise: .workingDays(workingDays(for: .complaint))
    )

    static let emergencyMinutes = 2 * 60
    static let urgentMinutes = 24 * 60
    /// Working days an extension adds.
    static let extensionDays = 5
    /// Working days a rework round has.
    static let reworkDays = 3

    static func workingDays(for kind: RequestKind) -> Int { kind == .inquiry ? 3 : 10 }
}
