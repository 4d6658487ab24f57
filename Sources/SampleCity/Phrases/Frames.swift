import WorkOrders

/// What stands around a sentence: how a call-taker begins and ends an appeal, by kind.
struct Frames: Sendable {
    let openings: [Phrase]
    /// What people add; left away more often than not.
    let additions: [Phrase]
    let endings: [Phrase]
    let titles: [Phrase]

    private init(openings: String, additions: String, endings: String, titles: String) {
        self.openings = Phrase.list(openings)
        self.additions = Phrase.list(additions)
        self.endings = Phrase.list(endings)
        self.titles = Phrase.list(titles)
    }

    static func of(_ kind: RequestKind) -> Frames {
        switch kind {
        case .inquiry, .other: inquiry
        case .assistance: assistance
        case .complaint, .tipOff: complaint
        case .suggestion: suggestion
        case .praise: praise
        }
    }

    private static let inquiry = Frames(
        openings: """
            来电咨询：
            市民咨询：
            来电人想了解，
            群众询问，
            来电咨询相关政策：
            {town}居民咨询，
            {county}群众来电询问，
            来电人请问，
            """,
        additions: """
            ，上网查了几处说法不一样
            ，之前打过窗口电话没有打通
            ，本人住在{town}
            ，家里人让帮忙问一下
            ，急等办理
            ，{when}去问过，没有问清楚
            """,
        endings: """
            请予解答
            希望得到明确答复
            来电咨询具体流程
            请告知办理地点和联系方式
            希望有关部门解释一下
            请说明政策依据
            """,
        titles: """
            咨询{leaf}
            关于{leaf}的咨询
            咨询{leaf}有关政策
            {town}居民咨询{leaf}
            {county}群众咨询{leaf}问题
            """
    )

    private static let assistance = Frames(
        openings: """
            来电求助：
            市民求助，
            来电人称，
            群众来电求助：
            {town}居民来电称，
            {county}群众求助：
            来电人着急求助，
            """,
        additions: """
            ，已经联系过{whom}，没有解决
            ，家中有老人和孩子，十分不便
            ，从{when}等到现在
            ，实在没有别的办法
            ，目前情况比较着急
            """,
        endings: """
            希望尽快帮助解决
            请有关部门协调处理
            希望工作人员上门看看
            请尽快联系来电人
            希望给予帮助
            请今天之内派人处理
            """,
        titles: """
            {place}{leaf}求助
            请求协调{leaf}问题
            {town}居民求助{leaf}问题
            {place}{leaf}问题请求帮助
            """
    )

    private static let complaint = Frames(
        openings: """
            市民来电反映：
            来电人称，
            群众反映，
            来电投诉：
            居民来电反映，
            {town}居民反映：
            {county}群众来电称，
            来电反映，
            附近居民投诉，
            """,
        additions: """
            ，不是一天两天了
            ，此前向{whom}反映过，没有结果
            ，影响{people}正常生活
            ，已经反映过{few}次，至今没有解决
            ，{whom}答复说会处理，一直没有动静
            ，{when}再次发生
            ，周围群众意见很大
            ，有照片可以提供
            """,
        endings: """
            希望有关部门尽快核实处理
            要求尽快解决并给予答复
            请相关部门到现场查看
            希望加强管理，避免再次发生
            要求给出解决期限
            请依法查处
            希望责任单位给个说法
            请核实后回复来电人
            """,
        titles: """
            {place}{leaf}问题
            反映{place}{leaf}问题
            投诉{leaf}问题
            {town}{leaf}问题
            {place}{leaf}问题一直没有解决
            """
    )

    private static let suggestion = Frames(
        openings: """
            市民建议：
            来电人提出，
            {town}居民来电：
            群众来电提建议，
            """,
        additions: """
            ，方便{people}
            ，其他地方已经这样做
            ，附近老人孩子多
            """,
        endings: """
            请有关部门研究
            希望采纳
            望予以考虑
            请把研究结果告知来电人
            """,
        titles: """
            关于{place}{leaf}的建议
            {town}居民对{leaf}的建议
            建议改善{place}{leaf}
            """
    )

    private static let praise = Frames(
        openings: """
            市民来电表扬：
            来电人表示，
            {town}居民来电，
            群众致谢：
            """,
        additions: """
            ，服务热情周到
            ，处理得又快又好
            ，全家人都很感动
            """,
        endings: """
            希望予以表扬
            请转达谢意
            希望单位给予肯定
            """,
        titles: """
            表扬：{leaf}
            {town}居民致谢
            {place}群众来电表扬
            """
    )
}
