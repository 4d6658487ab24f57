/// 诉求人: who calls.
///
/// Identity; sealed at rest, shown masked (domain.md §7).
public struct Citizen: Hashable, Codable, Sendable {
    /// 来电人: name or 称呼.
    public var name: String?
    /// 来电号码: where the call came from.
    public var callingNumber: String?
    /// 联系电话: where to reach the citizen; may differ from the calling number.
    public var contactNumber: String?
    /// 家庭住址.
    public var homeAddress: String?
    /// 证件号码.
    public var identityNumber: String?

    public init(
        name: String? = nil,
        callingNumber: String? = nil,
        contactNumber: String? = nil,
        homeAddress: String? = nil,
        identityNumber: String? = nil
    ) {
        self.name = name
        self.callingNumber = callingNumber
        self.contactNumber = contactNumber
        self.homeAddress = homeAddress
        self.identityNumber = identityNumber
    }

    /// Whether nothing is known: 匿名.
    public var isUnknown: Bool { self == Citizen() }
}
