/// How a file is read.
public struct CSVSettings: Hashable, Sendable {
    /// The encoding of the file; nil finds it out.
    public var encoding: TextEncoding?

    /// The longest field in bytes of UTF-8.
    public var fieldLimit = 1 << 20

    /// The longest record in bytes of UTF-8; it bounds the memory that a broken file can ask for.
    public var recordLimit = 4 << 20

    /// The most columns that a header may name.
    public var columnLimit = 1000

    /// How many bytes are asked of the system at a time.
    public var chunkSize = 128 << 10

    /// The usual settings: encoding found out, fields up to 1 MiB, chunks of 128 KiB.
    public init() {}
}
