/// Named estates of the orders of some categories, with the share each has in a month.
///
/// The names of February are in the published bulletin, most named first; all others are invented.
enum EstateTable: String, Sendable {
    /// 物业服务.
    case management = "物业"
    /// 延期交房与办证.
    case handover = "交房"

    struct Estate: Sendable {
        let name: String
        /// Index of its county in ``City/areas`` and of its street there; our choice, not a fact.
        let county: Int
        let street: Int
    }

    /// The estates of both tables: the published, then the invented.
    static let estates: [Estate] =
        named.map { Estate(name: $0, county: 1, street: $0.unicodeScalars.count % 8) }
        + invented.enumerated().map { number, name in
            let county = [1, 3, 1, 0, 1, 3, 2][number % 7]
            return Estate(name: name, county: county, street: urbanStreet(number, of: county))
        }

    private static let named = ["恒大名都", "中湖明月", "港利", "金百合", "恒大中央公园", "顺和家园", "翰林学府"]

    static let invented = [
        "云栖雅苑", "沐兰新居", "临溪花园", "锦澜府", "听松苑", "青禾家园", "金穗小区", "春晓里", "望湖轩", "书香华庭", "和悦城",
        "枫林绿洲", "紫荆苑", "银杏佳园", "丰泽园", "映月台", "东篱小区", "明珠新村", "湖畔新城", "凯旋名居", "祥瑞花园", "安泰家园",
        "文昌苑", "龙腾小区", "翠微苑", "康乐新村", "学府佳苑", "泰和居",
    ]

    /// The towns around 濉溪 have no estates: its first town, and any street of the districts.
    private static func urbanStreet(_ number: Int, of county: Int) -> Int {
        county == 3 ? 0 : number % [5, 8, 4, 1][county]
    }

    /// The share of each of ``estates`` in a month; the published names stand out in February only.
    func weights(isPublishedMonth: Bool) -> [Int] {
        let background = Self.invented.map { _ in 6 }
        guard isPublishedMonth else { return Self.named.map { _ in 0 } + background }
        switch self {
        case .management: return [40, 33, 27, 0, 0, 0, 0] + background
        case .handover: return [0, 0, 0, 52, 44, 37, 30] + background
        }
    }
}
