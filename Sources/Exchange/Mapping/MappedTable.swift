/// The exchange files that rows of a foreign file are turned into.
public enum MappedTable: Hashable, Sendable, CaseIterable {
    case orders
    case dispatches

    /// The name of the section in a mapping file.
    public var title: String {
        switch self {
        case .orders: "工单"
        case .dispatches: "转办"
        }
    }

    /// The columns of the exchange file.
    public var columns: [String] {
        switch self {
        case .orders:
            [
                "工单编号", "来源渠道", "受理时间", "诉求类型", "一级类别", "二级类别", "三级类别", "标题", "诉求内容",
                "事发时间", "县区", "街道", "社区", "区划代码", "事发地址", "经度", "纬度", "被反映对象", "诉求人类型",
                "来电人", "来电号码", "联系电话", "是否匿名", "是否保密", "是否公开", "紧急程度", "标签", "外部平台",
                "外部编号", "外部时限", "通话编号", "办理方式", "办结时间",
            ]
        case .dispatches:
            [
                "转办序号", "工单编号", "承办单位", "主协办", "轮次", "上级转办序号", "转办时间", "签收时间",
                "先行联系时间", "办结时限", "办结时间", "办理结果", "是否属实", "退单次数",
            ]
        }
    }

    /// The columns without which a row can't be imported.
    public var requiredColumns: [String] {
        switch self {
        case .orders: ["工单编号", "来源渠道", "受理时间", "诉求类型", "一级类别", "诉求内容"]
        case .dispatches: ["工单编号", "承办单位", "转办时间"]
        }
    }
}
