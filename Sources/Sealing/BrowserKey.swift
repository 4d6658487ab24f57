/// Keys for what an officer's browser keeps of his unfinished work (docs/decisions/0029).
extension Seal {
    /// 32 bytes as Base64 for URLs, the same for the same officer as long as the current key is.
    ///
    /// "browser" keeps it apart from number hashes and the codes of events.
    public func browserKey(of officer: String) throws(SealingError) -> String {
        Base64URL.encode(try keys.current.suite.hash(Array("browser:\(officer)".utf8)))
    }
}
