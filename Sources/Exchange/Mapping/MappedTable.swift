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
        case .orders: OrderColumn.allCases.map(\.rawValue)
        case .dispatches: DispatchColumn.allCases.map(\.rawValue)
        }
    }

    /// The columns without which a row can't be imported.
    public var requiredColumns: [String] {
        switch self {
        case .orders: OrderColumn.required
        case .dispatches: DispatchColumn.required
        }
    }
}
