public import WorkOrders
public import WorkingDays

/// The sample city: the names, codes and facts that its orders are made of.
///
/// `cities/huaibei/` holds the same as files for the running system; a test compares the two. Where the facts come from
/// is said in that folder's `README.md`.
public enum City {
    /// 来源渠道, in the order of the published bulletin.
    public static let channels = ["电话", "省长热线平台", "人民网留言"]

    /// The channel that category shares are taken over.
    static let phone = 0
    /// 省长热线平台.
    static let governorsHotline = 1

    /// 标签 that an order of the sample city may carry.
    public static let tags: [Tag] = [
        Tag(name: "涉企", owner: "市数据资源局(政务服务管理局)"),
        Tag(name: "群体", owner: "12345热线中心"),
        Tag(name: "扬言", owner: "市公安局"),
        Tag(name: "舆情", owner: "12345热线中心"),
        Tag(name: "老年", owner: "市民政局"),
        Tag(name: "残障", owner: "市残联"),
        Tag(name: "未成年", owner: "市教育局"),
        Tag(name: "农民工", owner: "市人社局"),
        Tag(name: "疫情", owner: "市卫生健康委"),
        Tag(name: "集中事件", owner: "12345热线中心"),
        Tag(name: "春节", owner: "12345热线中心"),
    ]

    /// Figures of periods before the sample's first order, as published: 同比 of February 2022 needs February 2021.
    ///
    /// January's mean time is the published one. The generated January gives the same text, so neither has to win.
    public static let history = [
        HistoryFigure(period: "2021-02", indicator: "受理总量", value: "8981"),
        HistoryFigure(period: "2022-01", indicator: "平均办结时长", value: "7.6"),
    ]
}

extension City {
    /// The end of the sample: what is due or would happen from here on is still open.
    public static let end = CivilDay(year: 2_022, month: 4, day: 1).start
}
