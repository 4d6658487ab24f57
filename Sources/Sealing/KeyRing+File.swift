extension KeyRing {
    /// The ring kept in this file, which must belong to the user this program runs as and be closed to all others.
    public static func load(_ path: String) throws(KeyFileError) -> KeyRing {
        var text = try SecretFile.contents(of: path)
        defer { LibCrypto.wipe(&text) }
        return try KeyFileText.read(text, path: path)
    }

    /// Makes a file with one new key; a file that is there already is left as it is.
    public static func create(_ path: String, _ scheme: Scheme) throws(KeyFileError) -> KeyRing {
        let ring = try fresh(scheme)
        try ring.backup(to: path)
        return ring
    }

    private static func fresh(_ scheme: Scheme) throws(KeyFileError) -> KeyRing {
        do {
            return try ephemeral(scheme)
        } catch {
            throw .sealing(error)
        }
    }

    /// Writes the ring to a new file of mode 0600 and reads it back; never overwrites.
    public func backup(to path: String) throws(KeyFileError) {
        var text = KeyFileText.write(self)
        defer { LibCrypto.wipe(&text) }
        try SecretFile.create(path, contents: text)
        do throws(KeyFileError) {
            guard try KeyRing.load(path) == self else { throw .damaged(path: path, .checksum) }
        } catch {
            // For instance a USB stick mounted so that all may read it: no keys stay there.
            SecretFile.remove(path)
            throw error
        }
    }

    /// Puts this ring in the place of the file that still holds the ring this one was made from.
    ///
    /// The new file is written beside it as `path.new` and renamed; `path.new` also keeps a second change out. Were
    /// two changes made from the same ring, the later would drop the earlier's key and all that it sealed.
    public func save(to path: String, replacing old: KeyRing) throws(KeyFileError) {
        let new = path + ".new"
        do {
            try backup(to: new)
        } catch .exists {
            throw .changeUnderWay(path: new)
        }
        do throws(KeyFileError) {
            guard try KeyRing.load(path) == old else { throw .changedMeanwhile(path: path) }
            try SecretFile.move(new, over: path)
        } catch {
            SecretFile.remove(new)
            throw error
        }
    }
}
