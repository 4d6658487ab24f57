/// Why a key file could not be read or written.
public enum KeyFileError: Error, Hashable, Sendable {
    /// No file is there.
    case missing(path: String)
    /// A file is there already; keys are never overwritten.
    case exists(path: String)
    /// Group or others may do something with the file.
    case openToOthers(path: String, mode: UInt32)
    /// The file belongs to another user than this program runs as.
    case otherOwner(path: String, owner: UInt32, user: UInt32)
    /// A folder, device or socket.
    case notAFile(path: String)
    /// Not a key file, or altered: the reason names the line.
    case damaged(path: String, KeyFileDamage)
    /// Written by a newer version of this program.
    case unknownVersion(path: String, version: String)
    /// The file's keys are not the ones the change was made to.
    case changedMeanwhile(path: String)
    /// Another change of the key file is being made, or was broken off and left this file.
    case changeUnderWay(path: String)
    /// The operating system refused; its own words.
    case system(path: String, reason: String)
    /// The keys can't be used.
    case sealing(SealingError)
}

/// What is wrong with the text of a key file.
public enum KeyFileDamage: Hashable, Sendable {
    /// The first line is not that of a key file.
    case notAKeyFile
    /// The last line, the checksum, is missing: the file was cut short.
    case cutShort
    /// The checksum does not fit the lines before it.
    case checksum
    /// This line (from 1) is none of the known ones.
    case line(Int)
    /// No key, numbers out of order, or the current key is missing.
    case keys
}

extension KeyFileError: CustomStringConvertible {
    /// A sentence for the administrator: what is wrong and what to do.
    public var description: String {
        switch self {
        case .missing(let path): "找不到密钥文件 \(path)。首次安装请先新建密钥；否则请从备份中取回，切勿新建。"
        case .exists(let path): "文件 \(path) 已存在，密钥文件不会被覆盖。请换一个文件名，或确认后自行移走该文件。"
        case .openToOthers(let path, let mode):
            "密钥文件 \(path) 的权限是 \(Self.octal(mode))，其他用户也能使用。请执行 chmod 600 '\(path)'；"
                + "如果可能已被他人读取，请新增密钥并重新封存。"
        case .otherOwner(let path, let owner, let user):
            "密钥文件 \(path) 属于用户 \(owner)，本程序以用户 \(user) 运行。请以文件所有者的身份运行，或执行 chown \(user) '\(path)'。"
        case .notAFile(let path): "\(path) 不是普通文件，不能用作密钥文件。请检查设置中的路径。"
        case .damaged(let path, let damage): "密钥文件 \(path) 已损坏：\(damage)。请用备份替换它，切勿手工修改。"
        case .unknownVersion(let path, let version):
            "密钥文件 \(path) 的版本是“\(version)”，本版本不认识。请升级本系统。"
        case .changedMeanwhile(let path): "密钥文件 \(path) 在此期间已被他人更改，本次更改没有保存。请重新执行。"
        case .changeUnderWay(let path):
            "另一次密钥更改正在进行，或曾经中断：文件 \(path) 还在。请确认没有更改正在进行，删除该文件后重新执行。"
        case .system(let path, let reason): "不能读写密钥文件 \(path)：\(reason)。请检查路径、权限和磁盘空间。"
        case .sealing(let error): "\(error)"
        }
    }

    private static func octal(_ mode: UInt32) -> String {
        let digits = String(mode & 0o7777, radix: 8)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

extension KeyFileDamage: CustomStringConvertible {
    /// What is wrong, in words that fit into a sentence.
    public var description: String {
        switch self {
        case .notAKeyFile: "这不是密钥文件"
        case .cutShort: "内容不完整"
        case .checksum: "校验和不符"
        case .line(let number): "第\(number)行无法识别"
        case .keys: "密钥编号有误"
        }
    }
}
