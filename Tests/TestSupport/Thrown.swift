/// The error of this type that `body` throws; nil where it throws none.
public func thrown<Failure: Error>(_: Failure.Type, _ body: () async throws -> Void) async -> Failure? {
    do {
        try await body()
        return nil
    } catch {
        return error as? Failure
    }
}
