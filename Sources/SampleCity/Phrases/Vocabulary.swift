/// Words for the slots of sentences.
///
/// Shops, firms and people are invented; roads, towns and villages are real names.
enum Vocabulary {
    static let roads = words(
        "淮海路 相山路 人民路 孟山路 惠黎路 泉山路 古城路 长山路 洪山路 南黎路 鹰山路 花园路 东山路 梅苑路 沱河路 迎宾路 黎苑路 桓谭路 濉溪路 翠峰路 龙山路 闸河路"
    )
    static let shops = words(
        "好又鲜超市 一家便利店 福满堂酒楼 老街面馆 路边水果店 聚香阁饭店 一家火锅店 万客来商场 便民菜店 星辰手机店 一家母婴店 巷口早餐店 佳美服装店 旭日五金店 一家奶茶店"
    )
    static let brands = words("鼎汇 瑞禾 恒筑 中垣 宏屹 盛霖 皖北 相城 濉东 淮硕 嘉沐 启航 明睿 金谷 天悦 云上 诚和 优行")
    static let schools = words("附近小学 辖区中学 镇中心小学 附近幼儿园 一所初中 辖区小学 孩子所在学校 附近一所高中")
    static let clinics = words("市区一家三甲医院 镇卫生院 社区卫生服务中心 县区医院 一家民营医院 市妇幼机构 附近诊所 市区一家专科医院")
    static let goods = words("手机 电动车 洗衣机 平板电脑 热水器 吸尘器 电动牙刷 电视机 冰箱 空调 油烟机 床垫 电饭煲 儿童手表")
    static let durations = words("三天 五天 一个星期 十多天 半个月 二十多天 近一个月 一个多月 两个月 三个多月 小半年 半年 四天 六七天")
    static let moments = words("昨天 前天 今天上午 昨天晚上 上周末 本周一 今天早上 前天下午 昨天中午 上周五 今天下午 前几天")
    static let clocks = words("早上6点 晚上8点 晚上10点 晚上11点 凌晨1点 早上5点半 中午12点 晚上9点多 下午6点 夜里11点半")
    static let crowds = words("十几户居民 三十多户 整栋楼居民 上百户 附近居民 全村人 二十多户 周边商户 不少群众 沿街住户")
    static let few = words("两 三 四 五 六")
    static let months = words("去年9月 去年10月 去年11月 去年12月 今年1月 上个月 去年8月 去年6月")
    static let offices = words("社区 物业 村委会 镇里 街道 派出所 居委会 施工方 售后 主管部门")
    static let companies = words("商贸 建筑 装饰 食品 机械 物流 置业 餐饮 农业科技 电子")

    /// The commonest surnames, twice where they are much commoner than the rest.
    static let surnames = words(
        "张 王 李 刘 陈 张 王 李 刘 赵 孙 周 吴 徐 朱 马 胡 郭 何 高 林 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 肖 田 董 袁 潘 蒋 蔡 余 杜 叶 程 魏 苏 吕 丁 任 沈 姚 卢 姜 崔 钟 谭 陆 汪 范 金 石 廖 贾 夏 韦 付 方 白 邹 孟 熊 秦 邱 江 尹 薛 闫 段 雷 侯 龙 史 陶 黎 贺 顾 毛 郝 龚 邵 万 钱 严 武 戴 莫 孔 向 汤 纵 欧阳"
    )

    static let dissatisfactions = ["问题没有解决", "答复敷衍", "办理超时", "没有联系过来电人", "工作人员态度不好", "反复出现"]
    static let visitMethods = ["电话", "电话", "短信", "短信", "按键", "链接"]

    private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
}
