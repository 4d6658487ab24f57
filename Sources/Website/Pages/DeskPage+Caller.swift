import Accounts
import Casework
import Storage
import Templates
import WorkOrders
import WorkingDays

extension DeskPage {
    /// Who is on the line: earlier orders, open ones first, each with one key for what callers call about.
    struct Caller: TemplateModel {
        /// As it was typed just now; nil where the page only knows an order of his.
        let number: String?
        let appeals: [Appeal]

        static let names: Names<Self> = [
            .text("number", \.number), .list("appeals", \.appeals), .flag("is-new") { $0.appeals.isEmpty },
        ]
    }

    /// An earlier order of the caller.
    struct Appeal: TemplateModel {
        let appeal: CallerAppeal
        let path: String
        /// One sentence to read aloud.
        let sentence: String
        let acts: [Act]

        static let names: Names<Self> = [
            .text("number", \.appeal.number), .text("path", \.path), .text("at", \.appeal.receivedAt.minuteText),
            .text("kind", \.appeal.kind.title), .text("status", \.appeal.status.title), .text("matter", \.matter),
            .flag("is-open") { $0.appeal.status == .handling || $0.appeal.status == .registered },
            .text("sentence", \.sentence), .list("acts", \.acts),
        ]

        private var matter: String {
            Matter.text(title: appeal.title, excerpt: appeal.excerpt, isConfidential: appeal.isConfidential)
        }
    }

    /// 告知进度 · 催办 · 追加 · 再次反映 · 撤诉.
    struct Act: TemplateModel {
        let title: String
        let path: String
        /// Whether it takes words first.
        let needsWords: Bool
        /// The number of its form on the page.
        let id: String
        let csrf: String
        /// The first order's 告知进度 has a key.
        var key: String?

        static let names: Names<Self> = [
            .text("title", \.title), .text("path", \.path), .flag("needs-words", \.needsWords), .text("id", \.id),
            .text("csrf", \.csrf), .text("key", \.key),
        ]
    }

    /// An order that was just registered: what the caller is told, and what to look at.
    struct Registered: TemplateModel {
        let number: String
        let path: String
        let sentence: String
        let incident: IncidentProposal?
        /// Where the caller is joined to an event that is declared; nil where there is none.
        let joinPath: String?
        let csrf: String
        let alerts: [String]
        let alertPath: String
        /// Who was told of them.
        let told: [String]
        /// 转110: to whom, receipt, time and who did it.
        let handedOver: String?

        static let names: Names<Self> = [
            .text("number", \.number), .text("path", \.path), .text("sentence", \.sentence),
            .text("incident", \.incident?.sentence), .text("join-path", \.joinPath),
            .text("leader", \.incident?.leader), .text("csrf", \.csrf), .texts("alerts", \.alerts),
            .flag("has-alerts") { !$0.alerts.isEmpty },
            .text("handed-over", \.handedOver), .text("alert-path", \.alertPath),
            .text("told") { $0.told.joined(separator: "、") },
        ]
    }
}

extension Website {
    /// The caller's earlier orders with what may be done with each.
    ///
    /// One short read an order; a caller with more than five open ones sees the sentences of the first five.
    func caller(of appeals: [CallerAppeal], number: String?) async throws -> DeskPage.Caller {
        var shown: [DeskPage.Appeal] = []
        for (index, appeal) in appeals.enumerated() {
            let file = index < 5 ? try await actingDesk().file(appeal.number) : nil
            shown.append(
                DeskPage.Appeal(
                    appeal: appeal,
                    path: paths.workOrder(appeal.number),
                    sentence: file.map { ProgressSentence($0, at: now(), calendar: calendar).text } ?? "",
                    acts: Self.keyed(try file.map(acts) ?? [], isFirst: index == 0)
                )
            )
        }
        return DeskPage.Caller(number: number, appeals: shown)
    }

    private static func keyed(_ acts: [DeskPage.Act], isFirst: Bool) -> [DeskPage.Act] {
        acts.map { act in
            var act = act
            if isFirst, act.title == "告知进度" { act.key = "Alt+T" }
            return act
        }
    }

    private static let followUps: [(name: ActionName, title: String, needsWords: Bool)] = [
        (.recordProgressCall, "告知进度", false), (.remind, "催办", false), (.recordAddition, "追加", true),
        (.recordRepeat, "再次反映", true), (.withdraw, "撤诉", false),
    ]

    private func acts(_ file: CaseFile) throws -> [DeskPage.Act] {
        guard let visitor else { return [] }
        let openings = file.openings(for: visitor.officer, at: now(), under: try actingDesk().rules)
        return Self.followUps.filter { act in openings.contains { $0.action == act.name } }.map { act in
            let path = paths.action("\(act.name)", on: file.order.number)
            return DeskPage.Act(
                title: act.title,
                path: path,
                needsWords: act.needsWords,
                id: "\(act.name)-\(file.order.number)",
                csrf: visitor.csrf
            )
        }
    }

    /// 转接转办 as its event tells it; nil for an order that ended otherwise.
    private func handedOver(_ file: CaseFile, _ desk: WorkOrderDesk) async throws -> String? {
        guard file.order.ending == .handedToEmergencyNumber else { return nil }
        let event = try await desk.events(file.order.number).last { $0.action == .transfer }
        return event.map { "已转\($0.words ?? "")，\($0.at.minuteText)，\($0.by.id) 经办。" }
    }

    func registered(_ number: String) async throws -> DeskPage.Registered {
        let desk = try actingDesk()
        let file = try await desk.file(number)
        let incident = try await desk.incident(of: number, at: now())
        let role = visitor?.grant.role ?? ""
        let told = file.matters.alerts.flatMap(\.told)
        let names = try await officerNames(told)
        let mayJoin = incident?.isDeclared == true && desk.rules.permissions.allows(role, .joinIncident)
        return DeskPage.Registered(
            number: number,
            path: paths.workOrder(number),
            sentence: ProgressSentence(file, at: now(), calendar: calendar).text,
            incident: incident,
            joinPath: mayJoin ? paths.action("\(ActionName.joinIncident)", on: number) : nil,
            csrf: visitor?.csrf ?? "",
            alerts: file.matters.alerts.map { "\($0.kind.title)（\($0.words.joined(separator: "、"))）" },
            alertPath: paths.workOrder(number),
            told: told.map(names.name),
            handedOver: try await handedOver(file, desk)
        )
    }
}
