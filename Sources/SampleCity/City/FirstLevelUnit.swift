/// One of the 46 first-level units with what February 2022 published about it.
struct FirstLevelUnit: Sendable {
    let name: String
    let shortName: String?
    /// 转办 in February 2022, as published.
    let dispatched: Int
    /// 逾期 among them, as published.
    let overdue: Int
    /// How many citizens answered.
    ///
    /// Only the rates are published; these numbers are ours and give them.
    let evaluated: Int
    let dissatisfied: Int

    init(
        _ name: String,
        _ dispatched: Int,
        short shortName: String? = nil,
        overdue: Int = 0,
        evaluated: Int? = nil,
        dissatisfied: Int = 0
    ) {
        self.name = name
        self.shortName = shortName
        self.dispatched = dispatched
        self.overdue = overdue
        // A little under half answer, and somebody for every unit: all have a published rate.
        self.evaluated = evaluated ?? (dispatched == 0 ? 0 : max(1, dispatched * 12 / 25))
        self.dissatisfied = dissatisfied
    }

    /// The four county governments come first in ``table``.
    static let countyCount = 4

    /// The units in the order of the published table; 市气象局 has no row there but is named slow.
    static let table = counties + bureaus + institutions + companies

    private static let counties = [
        FirstLevelUnit("濉溪县人民政府", 1_579, short: "濉溪县", evaluated: 812, dissatisfied: 2),
        FirstLevelUnit("相山区人民政府", 1_062, short: "相山区"),
        FirstLevelUnit("杜集区人民政府", 335, short: "杜集区"),
        FirstLevelUnit("烈山区人民政府", 264, short: "烈山区", evaluated: 116, dissatisfied: 1),
    ]

    private static let bureaus = [
        FirstLevelUnit("市发展改革委(粮食和储备局、能源局)", 5, short: "市发展改革委"),
        FirstLevelUnit("市教育局", 55),
        FirstLevelUnit("市公安局", 226),
        FirstLevelUnit("市民政局", 4),
        FirstLevelUnit("市司法局", 2),
        FirstLevelUnit("市人社局", 90),
        FirstLevelUnit("市自然资源规划局", 20),
        FirstLevelUnit("市生态环境局", 5),
        FirstLevelUnit("市住房城乡建设局", 473, short: "市住建局", evaluated: 247, dissatisfied: 1),
        FirstLevelUnit("市交通运输局", 15),
        FirstLevelUnit("市农业农村局", 3),
        FirstLevelUnit("市水务局", 1),
        FirstLevelUnit("市商务局", 16),
        FirstLevelUnit("市文化旅游体育局(广电新闻出版局)", 4, short: "市文旅体局"),
        FirstLevelUnit("市卫生健康委", 138, short: "市卫健委", evaluated: 64, dissatisfied: 2),
        FirstLevelUnit("市退役军人事务局", 4),
        FirstLevelUnit("市应急局", 3),
        FirstLevelUnit("市市场局", 8),
        FirstLevelUnit("市医保局", 52),
        FirstLevelUnit("市城市管理局(行政执法局)", 8, short: "市城管局"),
        FirstLevelUnit("市数据资源局(政务服务管理局)", 9, short: "市数据资源局"),
    ]

    private static let institutions = [
        FirstLevelUnit("淮北高新技术产业开发区管委会", 14, short: "淮北高新区"),
        FirstLevelUnit("市公共资源交易中心", 1),
        FirstLevelUnit("安徽(淮北)新型煤化工基地管委会", 13, short: "煤化工基地"),
        FirstLevelUnit("市公积金中心", 12),
        FirstLevelUnit("淮北职业技术学院", 5),
        FirstLevelUnit("市建投集团", 23),
        FirstLevelUnit("市残联", 2, overdue: 1),
        FirstLevelUnit("市税务局", 24),
        FirstLevelUnit("市消防救援支队", 11),
        FirstLevelUnit("市邮政管理局", 17),
    ]

    private static let companies = [
        FirstLevelUnit("中国邮政淮北分公司", 5, short: "淮北邮政"),
        FirstLevelUnit("市烟草专卖局(公司)", 2, short: "市烟草局"),
        FirstLevelUnit("淮北供电公司", 7),
        FirstLevelUnit("中国电信淮北分公司", 40, short: "淮北电信"),
        FirstLevelUnit("中国移动淮北分公司", 54, short: "淮北移动"),
        FirstLevelUnit("中国联通淮北分公司", 11, short: "淮北联通"),
        FirstLevelUnit("淮北银监分局", 33),
        FirstLevelUnit("市保险业协会", 3),
        FirstLevelUnit("市交通投资控股集团有限公司", 145, short: "市交投集团", overdue: 1),
        FirstLevelUnit("淮北理工学院", 1),
        FirstLevelUnit("市气象局", 0),
    ]

    /// Where a unit of this name stands in ``table``.
    static let indices = Dictionary(uniqueKeysWithValues: table.enumerated().map { ($0.element.name, $0.offset) })
}
