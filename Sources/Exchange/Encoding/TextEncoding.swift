/// The encodings of exchange files.
public enum TextEncoding: Hashable, Sendable, CaseIterable {
    /// UTF-8; a byte order mark at the start is passed over.
    case utf8

    /// GB18030, with GBK and GB 2312 as its subsets; bytes of the 2005 and the 2022 edition are both understood.
    case gb18030

    /// The name as people know it.
    public var name: String {
        switch self {
        case .utf8: "UTF-8"
        case .gb18030: "GB18030"
        }
    }
}
