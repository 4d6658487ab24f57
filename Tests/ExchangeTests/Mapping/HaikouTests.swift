import Glibc
import Testing

@testable import Exchange

/// Data for tests that isn't part of the project: in the folder named by `HOTLINE_SHARED`, or in `shared` beside it.
enum SharedData {
    static let folder = getenv("HOTLINE_SHARED").map { String(cString: $0) } ?? checkout + "/../shared"

    /// The project's folder: four steps up from this file.
    static let checkout = #filePath.split(separator: "/").dropLast(4).reduce(into: "") { $0 += "/\($1)" }

    /// The path of a data file, if it is there.
    static func path(_ name: String) -> String? {
        let path = "\(folder)/data/\(name)"
        return access(path, R_OK) == 0 ? path : nil
    }

    static let haikou = path("haikou/orders.csv")
    static let example = "\(checkout)/docs/examples/haikou.yml"
}

@Suite("the orders of Haikou", .enabled(if: SharedData.haikou != nil, "needs shared/data/haikou/orders.csv"))
struct HaikouTests {
    /// All rows of a table, by column name.
    private func rows(_ table: MappedTable) throws -> [[String: String]] {
        let path = try #require(SharedData.haikou)
        let mapping = try Mapping(path: SharedData.example)
        let source = try MappedReader(path: path, mapping: mapping, table: table)
        var rows: [[String: String]] = []
        while try source.next() {
            let values = source.columns.indices.map { (source.columns[$0], source.text($0)) }
            rows.append(Dictionary(uniqueKeysWithValues: values))
        }
        #expect(source.bytesRead == source.byteCount)
        return rows
    }

    private func counts(_ rows: [[String: String]], _ column: String) -> [String: Int] {
        rows.reduce(into: [:]) { $0[$1[column] ?? "", default: 0] += 1 }
    }

    @Test("all 16,794 rows become orders, and those that stand there twice become the same order")
    func orders() throws {
        let rows = try rows(.orders)
        #expect(rows.count == 16_794)
        #expect(Set(rows.map { $0["工单编号"] }).count == 16_775)
        #expect(Set(rows).count == 16_775)
        #expect(
            counts(rows, "诉求类型") == [
                "投诉": 9322, "咨询": 5999, "其他": 1142, "意见建议": 189, "求助": 87, "表扬": 53, "举报": 2,
            ]
        )
        #expect(counts(rows, "来源渠道") == ["电话": 14_606, "微信": 1736, "市民云": 266, "网站": 102, "短信": 84])
        #expect(counts(rows, "办理方式") == ["转办": 16_778, "转其他热线": 16])
        #expect(rows.allSatisfy { $0["诉求内容"]?.isEmpty == false && $0["受理时间"]?.hasSuffix(" 00:00") == true })
        #expect(rows.map { $0["受理时间"] ?? "" }.min() == "2017-12-18 00:00")
    }

    @Test("both schemes of categories become one of six")
    func categories() throws {
        let rows = try rows(.orders)
        #expect(
            counts(rows, "一级类别") == [
                "城市管理（事件类）": 6005, "社会管理（事件类）": 5359, "公共服务（事件类）": 1892,
                "社会管理（底数资源）": 1212, "城市管理（部件类）": 1164, "商业服务（事件类）": 1162,
            ]
        )
        #expect(rows.allSatisfy { $0["二级类别"]?.isEmpty == false })
    }

    @Test("every row but the 16 of other provinces is dispatched once to its unit on its day")
    func dispatches() throws {
        let rows = try rows(.dispatches)
        #expect(rows.count == 16_778)
        #expect(Set(rows.map { ($0["工单编号"] ?? "") + ($0["承办单位"] ?? "") }).count == 16_759)
        #expect(Set(rows.map { $0["工单编号"] }).count == 16_759)
        let units = counts(rows, "承办单位")
        #expect(units.count == 250 && units["市公安局交通警察支队"] == 3499 && units["省外单位"] == nil)
    }

    @Test("a category that isn't in the table is refused by name")
    func newCategory() throws {
        let mapping = try Mapping(path: SharedData.example)
        let text = "工单编号,行业分类1级,行业分类2级,行业分类3级,行业分类4级,诉求内容,原处置单位,日期\n1,新类,a,b,c,x,某局,2018-01-05\n"
        let reader = try CSVReader(bytes: Array(text.utf8), fileName: "t", required: mapping.sourceColumns)
        #expect(
            try Seen.all(MappedReader(reader, mapping: mapping, table: .orders)) == [
                .bad(2, .unlistedValue(column: "行业分类1级（一级类别）", value: "新类"))
            ]
        )
    }
}

@Suite("the orders of Huaibei", .enabled(if: SharedData.path("huaibei-2022-02") != nil, "needs shared/data"))
struct HuaibeiFilesTests {
    @Test(
        "the exchange files are read without a bad record",
        arguments: [("orders", 16_820), ("dispatches", 5390), ("visits", 3440), ("units", 46)]
    )
    func files(_ name: String, _ count: Int) throws {
        let path = try #require(SharedData.path("huaibei-2022-02/\(name).csv"))
        let reader = try CSVReader(path: path)
        var rows = 0
        while try reader.next() { rows += 1 }
        #expect(rows == count && reader.line >= count + 1)
    }
}
