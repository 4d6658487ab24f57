/// Who acts: an officer of the centre or of a unit, in one of his roles.
public struct Officer: Hashable, Sendable {
    /// 工号.
    public var id: String
    /// 姓名; an order that names him is not his to decide.
    public var name: String?
    /// 角色, a name of the city's ``Permissions``.
    public var role: String
    /// 单位; nil for the hotline's own centre.
    public var unit: String?

    public init(id: String, name: String? = nil, role: String, unit: String? = nil) {
        self.id = id
        self.name = name
        self.role = role
        self.unit = unit
    }

    /// The program itself: sweeps of deadlines, ends of suspensions.
    public static let system = Officer(id: "系统", role: Permissions.systemRole)

    /// What an event keeps of him.
    public struct Stamp: Hashable, Codable, Sendable {
        public var id: String
        public var role: String
        public var unit: String?
        /// 代办: the unit in whose place the centre acted.
        public var onBehalfOf: String?

        public init(id: String, role: String, unit: String? = nil, onBehalfOf: String? = nil) {
            self.id = id
            self.role = role
            self.unit = unit
            self.onBehalfOf = onBehalfOf
        }
    }
}
