import WorkingDays

/// What the city published about February 2022, typed from the bulletin and not taken from the generator.
enum Published {
    static let february = CivilDay(year: 2_022, month: 2, day: 1).start..<CivilDay(year: 2_022, month: 3, day: 1).start
    static let january = CivilDay(year: 2_022, month: 1, day: 1).start..<february.lowerBound
    /// The day the bulletin appeared.
    static let day = CivilDay(year: 2_022, month: 3, day: 29).start

    static let counties: Set = ["濉溪县人民政府", "相山区人民政府", "杜集区人民政府", "烈山区人民政府"]

    static let categories = pairs(
        """
        卫生健康 2181,交通运输 1934,市场监管 1764,劳动和社会保障 1663,城乡建设 1300,城市管理 1180,公安政法 1120,教育文体 905,
        公用事业 870,政务服务 790,环境保护 640,民政救助 520,农业农村 455,自然资源 330,其他 300,文旅商务 246
        """
    )

    static let dispatched = pairs(
        """
        濉溪县人民政府 1579,相山区人民政府 1062,杜集区人民政府 335,烈山区人民政府 264,市发展改革委(粮食和储备局、能源局) 5,
        市教育局 55,市公安局 226,市民政局 4,市司法局 2,市人社局 90,市自然资源规划局 20,市生态环境局 5,市住房城乡建设局 473,
        市交通运输局 15,市农业农村局 3,市水务局 1,市商务局 16,市文化旅游体育局(广电新闻出版局) 4,市卫生健康委 138,
        市退役军人事务局 4,市应急局 3,市市场局 8,市医保局 52,市城市管理局(行政执法局) 8,市数据资源局(政务服务管理局) 9,
        淮北高新技术产业开发区管委会 14,市公共资源交易中心 1,安徽(淮北)新型煤化工基地管委会 13,市公积金中心 12,
        淮北职业技术学院 5,市建投集团 23,市残联 2,市税务局 24,市消防救援支队 11,市邮政管理局 17,中国邮政淮北分公司 5,
        市烟草专卖局(公司) 2,淮北供电公司 7,中国电信淮北分公司 40,中国移动淮北分公司 54,中国联通淮北分公司 11,淮北银监分局 33,
        市保险业协会 3,市交通投资控股集团有限公司 145,淮北理工学院 1
        """
    )

    /// 满意率 below 100% in hundredths of a percent.
    static let satisfaction = ["濉溪县人民政府": 9_975, "烈山区人民政府": 9_913, "市住房城乡建设局": 9_959, "市卫生健康委": 9_687]

    private static func pairs(_ text: String) -> [String: Int] {
        let words = text.split { $0 == "," || $0 == "\n" }.map { $0.split(separator: " ") }
        return Dictionary(uniqueKeysWithValues: words.map { (String($0[0]), Int($0[1]) ?? -1) })
    }
}
