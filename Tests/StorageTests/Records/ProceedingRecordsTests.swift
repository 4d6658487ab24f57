import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@Suite struct ProceedingRecordsTests {
    private let at = WorkOrder.sample("1").receivedAt.advanced(bySeconds: 7_200)

    @Test("follow-up contacts of all six kinds read back with their sealed callers", arguments: Backend.available)
    func contacts(_ backend: Backend) async throws {
        try await prepared(backend) { database in
            let contacts = FollowUpKind.allCases.map { kind in
                var contact = FollowUpContact(order: "1", at: at.advanced(bySeconds: kind.rawValue), kind: kind)
                contact.channel = kind == .progress ? nil : "电话"
                contact.content = RandomOrders.texts[kind.rawValue]
                return contact
            }
            let identity = SealedIdentity(citizen: "sealed", callingHash: "hash", callingTail: "tail")
            try await database.write { connection in
                var names = try NameIndex(connection)
                for contact in contacts {
                    let isNew = try connection.insertIfAbsent(contact, order: 1, identity: identity, names: &names)
                    let again = try connection.insertIfAbsent(contact, order: 1, identity: identity, names: &names)
                    #expect(isNew && !again)
                }
            }
            let found = try await database.read { try $0.followUpContacts(ofOrder: 1).map(\.contact) }
            #expect(found == contacts)
            let identities = try await database.read { try $0.followUpContacts(ofOrder: 1).map(\.identity) }
            #expect(identities == Array(repeating: identity, count: 6))
        }
    }

    @Test("what happens to a dispatch reads back", arguments: Backend.available)
    func dispatchProceedings(_ backend: Backend) async throws {
        try await prepared(backend) { database in
            var attempt = ContactAttempt(dispatch: "D1", at: at, isReached: false)
            attempt.by = "张"
            attempt.note = "无人接听"
            var back = SendBack(dispatch: "D1", requestedAt: at, reasonCode: "非本单位职责")
            (back.basis, back.ruling, back.ruledAt, back.redirectedTo) = ("三定方案", .consultation, at, "市城管局")
            var extended = DeadlineExtension(dispatch: "D1", requestedAt: at)
            (extended.reason, extended.newDeadline, extended.ruling, extended.ruledAt) = ("待鉴定", at, .granted, at)
            var reply = Reply(dispatch: "D1", at: at)
            (reply.internalAccount, reply.publicAnswer, reply.verdict) = ("已现场查看", "已修复", .returned)
            let (oneAttempt, oneBack, oneExtension, oneReply) = (attempt, back, extended, reply)
            try await database.write { connection in
                let unit = try NameIndex(connection).unit("市城管局")
                for isNew in [true, false] {
                    let answers = [
                        try connection.insertIfAbsent(oneAttempt, dispatch: 1),
                        try connection.insertIfAbsent(oneBack, dispatch: 1, redirectedTo: unit),
                        try connection.insertIfAbsent(oneExtension, dispatch: 1),
                        try connection.insertIfAbsent(oneReply, dispatch: 1),
                    ]
                    #expect(answers == Array(repeating: isNew, count: 4))
                }
            }
            let attempts = try await database.read { try $0.contactAttempts(ofOrder: 1) }
            #expect(attempts == [attempt])
            let backs = try await database.read { try $0.sendBacks(ofOrder: 1) }
            #expect(backs == [back])
            let listed = try await database.read { try $0.extensions(ofOrder: 1) }
            #expect(listed == [extended])
            let replies = try await database.read { try $0.replies(ofOrder: 1) }
            #expect(replies == [reply])
        }
    }

    @Test("supervisions of every level read back", arguments: Backend.available)
    func supervisions(_ backend: Backend) async throws {
        try await prepared(backend) { database in
            let supervisions = SupervisionLevel.allCases.map { level in
                var supervision = Supervision(order: "1", level: level, at: at)
                supervision.addressee = "市城管局"
                supervision.deadline = level == .onSite ? nil : at
                supervision.ground = "两次不满意"
                supervision.completedAt = level == .reminder ? at : nil
                return supervision
            }
            try await database.write { connection in
                for supervision in supervisions {
                    let answers = try (0..<2).map { _ in try connection.insertIfAbsent(supervision, order: 1) }
                    #expect(answers == [true, false])
                }
            }
            let listed = try await database.read { try $0.supervisions(ofOrder: 1) }
            #expect(listed == supervisions)
        }
    }

    private func prepared(_ backend: Backend, _ test: (any Database) async throws -> Void) async throws {
        try await backend.withSchema { database in
            try await database.insert([HandlingUnit(name: "市城管局", group: "市直单位")])
            try await database.insert([StoredWorkOrder(id: 1, order: .sample("1"), identity: SealedIdentity())])
            let start = WorkOrder.sample("1").receivedAt
            let deadline = start.advanced(bySeconds: 86_400)
            try await database.insert([
                Dispatch(number: "D1", order: "1", unit: "市城管局", dispatchedAt: start, deadline: deadline)
            ])
            try await test(database)
        }
    }
}
