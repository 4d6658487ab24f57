/// Why a value could not be sealed or opened.
public enum SealingError: Error, Hashable, Sendable {
    /// The value was altered, cut short, or belongs to another row: its authentication fails.
    case damaged
    /// The value's first byte names no scheme this program knows.
    case unknownScheme(UInt8)
    /// The ring holds no key of this number.
    case unknownKey(number: UInt8)
    /// The ring's key of this number is not the one that sealed the value: another centre's or an older key file.
    case wrongKey(number: UInt8, sealedBy: String, present: String)
    /// The opened bytes are no list of fields.
    case malformedFields(FieldsError)
    /// 255 keys are in the ring: no number is left.
    case ringFull
    /// The cryptographic library refused a step, for instance because its policy forbids SM4.
    case cryptography(step: String)
}

extension SealingError: CustomStringConvertible {
    /// A sentence for the person at the screen: what happened and what to do.
    public var description: String {
        switch self {
        case .damaged:
            "封存的信息已损坏，或被移到了别的记录上，不能打开。请从备份中恢复这条记录，并报告安全管理员。"
        case .unknownScheme(let byte):
            "封存的信息使用了本版本不认识的算法（\(byte)）。请升级本系统；如已是最新版本，请从备份中恢复这条记录。"
        case .unknownKey(let number):
            "密钥文件中没有\(number)号密钥。请换回包含该密钥的密钥文件，然后重新启动。"
        case .wrongKey(let number, let sealedBy, let present):
            "密钥文件不对：这条信息由指纹以 \(sealedBy) 开头的\(number)号密钥封存，现在的\(number)号密钥指纹以 \(present) 开头。"
                + "请换回原来的密钥文件，然后重新启动。"
        case .malformedFields(let error):
            "封存的信息打开后格式不对（\(error)）。请升级本系统，或从备份中恢复这条记录。"
        case .ringFull:
            "密钥文件中已有255把密钥，不能再增加。请保留备份，另建密钥文件并重新封存。"
        case .cryptography(let step):
            "密码算法库不能完成“\(step)”。请确认已安装 OpenSSL 3，且系统的密码策略允许使用该算法。"
        }
    }
}
