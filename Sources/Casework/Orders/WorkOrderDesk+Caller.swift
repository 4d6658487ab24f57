import Sealing
public import Storage

extension WorkOrderDesk {
    /// The earlier appeals from a phone number, open ones first; none where it is no number.
    public func appeals(ofCaller number: String) async throws -> [CallerAppeal] {
        guard let phone = PhoneNumber(number) else { return [] }
        let hash = try seal.seal.hashes(of: phone).whole
        return try await database.read { try $0.appeals(ofCaller: hash) }
    }
}

extension WorkOrderDesk {
    /// The appeals of whoever an order is from, that order among them; it alone where the number isn't known.
    public func appeals(besides number: String) async throws -> [CallerAppeal] {
        do {
            return try await database.read { connection in
                let identity = try connection.workOrder(number).identity
                if let hash = identity.callingHash ?? identity.contactHash {
                    return try connection.appeals(ofCaller: hash)
                }
                return try connection.appeal(number).map { [$0] } ?? []
            }
        } catch StorageError.notFound {
            throw DeskError.unknownOrder(number)
        }
    }
}
