import Sealing
import Storage
import Synchronization
public import WorkOrders
public import WorkingDays

extension WorkOrderDesk {
    /// 受理登记: gives the order a number (day and id) unless it has one, and stores it with its first event.
    ///
    /// `action` is what was decided while the caller was on the line (直接答复, 转办, 不予受理 …); it is done in the
    /// same transaction, so that a refusal leaves nothing behind. Throws ``DeskError``, or ``StorageError`` where the
    /// database can't be reached; nothing is stored then. `onlyNew` refuses an external number that an order has.
    public func register(
        _ draft: WorkOrder,
        then action: Action? = nil,
        by officer: Officer,
        at: Instant,
        onlyNew: Bool = false
    ) async throws -> CaseFile {
        let ids = try await pools.orders.take(1, from: database)
        guard let id = ids.first else { throw StorageError.notFound }
        let made: (file: CaseFile, event: Event)
        do throws(Refusal) {
            made = try CaseFile.register(Self.fresh(draft, at: at, id: id), by: officer, at: at, under: rules)
        } catch {
            pools.orders.giveBack(ids)
            throw DeskError.refused(error)
        }
        // Sealing and writing the text happen before the write is queued.
        let new = try sealed(made.file, id: id)
        let number = new.file.order.number
        let text = try EventText(seal: seal.seal).stored(made.event, order: number, after: nil)
        let step = try await step(action, on: number, by: officer, at: at)
        return try await writing { [rules] connection, names, attempt in
            if attempt.isDoubtful, try connection.hasEvent(ofOrder: id, sequence: 1, mac: text.mac) {
                return try connection.caseFile(number).file
            }
            try connection.requireOpen(at.day)
            if onlyNew { try connection.requireNew(new.file.order.external) }
            if attempt.number > 1 { try connection.requireFree(number, for: id) }
            var context = rules.context(names: names, dispatchIds: [])
            try connection.insert(new, made.event, text, &context)
            if let call = new.file.order.callNumber { try connection.linkCall(call, toOrder: number) }
            names = context.names
            return try step?.carryOut(on: connection, &names, attempt).file ?? new.file
        }
    }

    /// What the rule would say to registering it; nil where nothing is in the way.
    ///
    /// Nothing is stored.
    public func refusal(ofRegistering draft: WorkOrder, by officer: Officer, at: Instant) -> Refusal? {
        do throws(Refusal) {
            _ = try CaseFile.register(Self.fresh(draft, at: at, id: 0), by: officer, at: at, under: rules)
            return nil
        } catch {
            return error
        }
    }

    private func step(_ action: Action?, on number: String, by officer: Officer, at: Instant) async throws -> OrderStep?
    {
        guard let action else { return nil }
        return OrderStep(
            action: action,
            number: number,
            revision: nil,
            officer: officer,
            at: at,
            caller: Citizen(),
            dispatchIds: try await pools.dispatches.take(action.dispatchesAtMost, from: database),
            rules: rules,
            seal: seal
        )
    }

    /// What a draft can't bring along: a past.
    private static func fresh(_ draft: WorkOrder, at: Instant, id: Int) -> WorkOrder {
        var order = draft
        if order.number.isEmpty { order.number = number(day: at.day, id: id) }
        order.revision = 0
        order.round = 1
        order.leader = nil
        order.completedAt = nil
        order.closedAt = nil
        return order
    }

    private func sealed(_ file: CaseFile, id: Int) throws(SealingError) -> StoredCaseFile {
        var file = file
        let identity = try seal.identity(file.order.citizen, order: file.order.number)
        file.order.citizen = Citizen()
        return StoredCaseFile(id: id, file: file, identity: identity)
    }

    /// `YYYYMMDD` and the id: no counter, no gap to wait for; the day tells people when.
    private static func number(day: CivilDay, id: Int) -> String {
        let digits = String(id)
        let day = day.description.filter { $0 != "-" }
        return day + String(repeating: "0", count: max(0, 8 - digits.count)) + digits
    }
}

extension Connection {
    /// Refuses an external number that an order has; who registers the same at once waits for this transaction.
    fileprivate func requireNew(_ external: ExternalReference?) throws {
        guard let external, let number = external.number else { return }
        try lock("external \(external.platform) \(number)")
        let numbers = try orders(ofExternalNumber: number, platform: external.platform)
        if !numbers.isEmpty { throw DeskError.registeredAlready(numbers) }
    }
}
