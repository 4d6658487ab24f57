public import Templates

/// Why the website can't start.
public enum WebsiteError: Error, Sendable {
    /// The folder with templates or public files is not beside the program, or can't be read.
    case missingFiles(folder: String)
    /// A template is faulty or uses a name that its page doesn't have.
    case template(TemplateError)
    /// The path prefix is not made of plain path parts.
    case badBasePath(String)
}

extension WebsiteError: CustomStringConvertible {
    /// What to do, in Chinese.
    public var description: String {
        switch self {
        case .missingFiles(let folder): "程序旁缺少“\(folder)”文件夹，请重新安装程序。"
        case .template(let error): "页面模板有误：\(error)"
        case .badBasePath(let path): "访问路径前缀“\(path)”无效，请写成/12345这样的形式，只用字母、数字、-和_。"
        }
    }
}
