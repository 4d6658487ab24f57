/// Why a file can't be written.
public enum CSVWriteError: Error, Hashable, Sendable {
    /// The file can't be created; the code is errno.
    case cannotCreate(path: String, code: Int32)

    /// Writing broke off; the code is errno.
    case cannotWrite(code: Int32)

    /// The system has no converter for the encoding.
    case encodingUnavailable(TextEncoding)

    /// What is wrong and what to do about it, in Chinese.
    public var message: String {
        switch self {
        case .cannotCreate(let path, let code): "不能创建 \(path)：\(systemMessage(code))。请检查文件夹和写入权限。"
        case .cannotWrite(let code): "写入中断：\(systemMessage(code))。请检查磁盘空间后重试。"
        case .encodingUnavailable(let encoding): "系统缺少 \(encoding.name) 的转换程序。请安装 glibc 的 gconv 模块，或改用 UTF-8。"
        }
    }
}
