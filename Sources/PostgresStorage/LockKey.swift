/// The number that stands for the name of a lock: FNV-1a over its UTF-8, the same on every machine and in every version.
///
/// Two names with one number would only wait for each other without need.
func lockKey(_ name: String) -> Int64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 {
        hash ^= UInt64(byte)
        hash = hash &* 0x100_0000_01b3
    }
    return Int64(bitPattern: hash)
}
