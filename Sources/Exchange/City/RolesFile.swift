public import WorkOrders

/// The columns of a city's `roles.csv`: which role may do what.
public enum RoleColumn: String, ExchangeColumn {
    case role = "角色"
    case action = "动作"
    case substitutes = "可代办"
}

/// 角色与权限 as a file: a line for each thing that a role may do.
public enum RolesFile {
    /// Reads the file; it takes the place of all the program's own roles.
    public static func permissions(_ source: CitySource) throws(CityFileError) -> Permissions {
        var roles: [String: Set<ActionName>] = [:]
        var substitutes: Set<String> = []
        try CityLines<RoleColumn>.read(source, required: [.role, .action]) { record throws(RowError) in
            let role = try record.required(.role)
            guard role != Permissions.systemRole else { throw record.bad(.role, "是程序自己的角色，应另取名称") }
            guard let action: ActionName = try record.titled(.action) else { throw record.bad(.action, "必填，不能为空") }
            guard roles[role, default: []].insert(action).inserted else {
                throw record.bad(.action, "这个角色已有这个动作，应删去一行")
            }
            if try record.flag(.substitutes) == true { substitutes.insert(role) }
        }
        return Permissions(roles, substitutes: substitutes)
    }
}
