import Accounts
import Bulletins
import Casework
import Storage
import Templates
import WorkOrders

extension DeskPage {
    /// A 集中事件 that the next caller may be joined to by one key.
    struct OpenEvent: TemplateModel {
        let number: String
        let path: String
        let matter: String
        let place: String
        /// 统一口径, to read aloud.
        let statement: String
        let followers: Int
        /// The first has a key.
        let isFirst: Bool

        static let names: Names<Self> = [
            .text("number", \.number), .text("path", \.path), .text("matter", \.matter), .text("place", \.place),
            .text("statement", \.statement), .number("followers", \.followers), .flag("is-first", \.isFirst),
            .text("end") { Self.prefix + $0.number },
        ]

        /// What the button sends, before the number of the order.
        static let prefix = "join-"
    }
}

extension Website {
    /// More at once than this is no list to choose from while somebody waits.
    private static let mostEvents = 3

    /// The events that callers may be joined to; nothing for a role that joins nobody.
    func openEvents() async throws -> [DeskPage.OpenEvent] {
        let desk = try actingDesk()
        guard let visitor, desk.rules.permissions.allows(visitor.grant.role, .joinIncident) else { return [] }
        let open = try await database.read { try $0.openIncidents(limit: Self.mostEvents) }
        var events: [DeskPage.OpenEvent] = []
        for incident in open {
            let file = try await desk.file(incident.number)
            guard let statement = file.matters.incident?.statement, !file.order.isConfidential else { continue }
            events.append(
                DeskPage.OpenEvent(
                    number: incident.number,
                    path: paths.workOrder(incident.number),
                    matter: file.order.category.title,
                    place: file.order.place.area.title + (file.order.place.address.map { NumberMask.masked($0) } ?? ""),
                    statement: statement,
                    followers: incident.followers,
                    isFirst: events.isEmpty
                )
            )
        }
        return events
    }

    /// The form of a caller who calls about an event: what he left out is as its order has it.
    func joined(_ items: FormItems) async throws -> FormItems {
        guard let leader = AppealForm.leader(items["end"]) else { return items }
        let order = try await actingDesk().file(leader).order
        let wanted = [
            ("kind", order.kind.title), ("category", order.category.names.joined(separator: "/")),
            ("place", order.place.area.names.joined(separator: "/")), ("address", order.place.address ?? ""),
            ("content", "来电反映与集中事件\(leader)相同的事项：\(order.category.title)，\(order.place.area.title)。"),
        ]
        return wanted.reduce(items) { items, field in
            items.given(field.0) == nil ? items.with(field.0, field.1) : items
        }
    }
}

extension AppealForm {
    /// The order that a caller is joined to, by the button that was pressed.
    static func leader(_ end: String) -> String? {
        guard end.hasPrefix(DeskPage.OpenEvent.prefix) else { return nil }
        return String(end.dropFirst(DeskPage.OpenEvent.prefix.count))
    }
}
