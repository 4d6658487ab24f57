public import Bulletins
public import Storage
public import WorkOrders
public import WorkingDays

/// 视图: lists as officers keep them under a name, for themselves or shared.
public struct ViewDesk: Sendable {
    /// So many views of a list an officer keeps at most: tabs that he still knows.
    public static let most = 50
    /// How long a removed view may be taken back: seconds.
    public static let restoreSeconds = 86_400

    let database: any Database

    public init(database: any Database) { self.database = database }

    /// Who may be let see a view of an officer: his unit, or for the centre's officers the centre.
    public static func audiences(for officer: Officer, mayShare: Bool) -> [ViewAudience] {
        guard mayShare else { return [.nobody] }
        return [.nobody, officer.unit == nil ? .centre : .unit]
    }

    /// Keeps a new view behind the officer's others; its number.
    ///
    /// Throws ``ViewRefusal``, or `StorageError` where the database can't be reached, as all of these do.
    public func keep(_ view: SavedView, by officer: Officer, mayShare: Bool, at now: Instant) async throws -> Int {
        let checked = try Self.checked(view, officer, mayShare)
        return try await database.write { connection in
            let own = try connection.own(checked.list, officer)
            guard own.count < Self.most else { throw ViewRefusal.tooMany }
            try Self.requireFree(checked.name, among: own)
            var view = checked
            view.position = (own.map(\.position).max() ?? 0) + 1
            return try connection.insert(view, at: now)
        }
    }

    /// Changes one of his own: `change` gets it as it is.
    public func change(
        _ id: Int,
        by officer: Officer,
        mayShare: Bool,
        at now: Instant,
        _ change: @Sendable @escaping (inout SavedView) -> Void
    ) async throws {
        try await database.write { connection in
            guard let former = try connection.view(id, ownedBy: officer.id) else { throw ViewRefusal.notYours }
            var view = former
            change(&view)
            (view.id, view.list, view.owner, view.position) = (former.id, former.list, former.owner, former.position)
            // Who has lost the right keeps what he shared, and may take it back.
            let keeps = view.audience == former.audience
            view = try Self.checked(view, officer, mayShare || keeps, keeps: keeps)
            try Self.requireFree(view.name, among: try connection.own(view.list, officer).filter { $0.id != id })
            try connection.update(view, at: now)
        }
    }

    /// Puts one of his own before the one above it (-1) or behind the one below it (1).
    public func move(_ id: Int, by step: Int, by officer: Officer, at now: Instant) async throws {
        try await database.write { connection in
            guard let view = try connection.view(id, ownedBy: officer.id) else { throw ViewRefusal.notYours }
            var own = try connection.own(view.list, officer)
            guard let index = own.firstIndex(where: { $0.id == id }), own.indices.contains(index + step) else { return }
            own.swapAt(index, index + step)
            for (place, var moved) in own.enumerated() where moved.position != place + 1 {
                moved.position = place + 1
                try connection.update(moved, at: now)
            }
        }
    }

    /// Takes one of his own out of every list; ``restore(_:by:)`` brings it back for a day.
    public func remove(_ id: Int, by officer: Officer, at now: Instant) async throws {
        try await database.write { connection in
            guard try connection.view(id, ownedBy: officer.id) != nil else { throw ViewRefusal.notYours }
            try connection.purgeViews(of: officer.id, removedBefore: now.advanced(bySeconds: -Self.restoreSeconds))
            try connection.setRemoved(id, at: now)
        }
    }

    /// Brings back what he removed, unless another has taken its name.
    public func restore(_ id: Int, by officer: Officer) async throws {
        try await database.write { connection in
            guard let view = try connection.view(id, ownedBy: officer.id, isRemoved: true) else {
                throw ViewRefusal.notYours
            }
            let own = try connection.own(view.list, officer)
            guard own.count < Self.most else { throw ViewRefusal.tooMany }
            try Self.requireFree(view.name, among: own)
            try connection.setRemoved(id, at: nil)
        }
    }

    /// Lets a list open with a view that he may open; nil for the whole list.
    public func start(_ list: String, with id: Int?, by officer: Officer) async throws {
        try await remember(list, by: officer) { connection, remembered in
            let open = try connection.views(of: list, for: officer.id, inUnit: officer.unit)
            guard id == nil || open.contains(where: { $0.view.id == id }) else { throw ViewRefusal.notYours }
            remembered.startView = id
        }
    }

    /// Remembers the columns in which he wants to see a list.
    public func remember(_ columns: ColumnChoice, of list: String, by officer: Officer) async throws {
        try await remember(list, by: officer) { $1.columns = columns }
    }

    private func remember(
        _ list: String,
        by officer: Officer,
        _ change: @Sendable @escaping (any Connection, inout RememberedList) throws -> Void
    ) async throws {
        try await database.write { connection in
            var remembered = try connection.officerList(list, of: officer.id)
            try change(connection, &remembered)
            try connection.put(remembered, for: list, of: officer.id)
        }
    }

    /// With its name trimmed and its audience allowed.
    private static func checked(
        _ view: SavedView,
        _ officer: Officer,
        _ mayShare: Bool,
        keeps: Bool = false
    ) throws(ViewRefusal) -> SavedView {
        var view = view
        view.name = view.name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard (1...SavedView.nameLimit).contains(view.name.count) else { throw .name }
        guard keeps || audiences(for: officer, mayShare: mayShare).contains(view.audience) else { throw .mayNotShare }
        (view.owner, view.unit) = (officer.id, officer.unit)
        return view
    }

    private static func requireFree(_ name: String, among own: [SavedView]) throws(ViewRefusal) {
        guard !own.contains(where: { $0.name == name }) else { throw .nameTaken(name) }
    }
}

extension Connection {
    /// An officer's own views of a list in their order.
    fileprivate func own(_ list: String, _ officer: Officer) throws -> [SavedView] {
        try views(of: list, for: officer.id, inUnit: officer.unit).map(\.view).filter { $0.owner == officer.id }
    }
}
