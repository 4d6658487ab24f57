import Accounts
import Casework
import Templates
import WorkOrders
import WorkingDays

/// What stands around every page.
struct Frame: TemplateModel {
    /// The part of the site that a page belongs to.
    enum Section: Sendable {
        case start
        case desk
        case dispatching
        case unitDesk
        case reviews
        case alerts
        case bulletins
        case tables
        case orders
        case dispatches
        case accounts
        case accountRequests
        case audit
        case settings
        case missedCalls
        case incoming
        case calls
        case exports
        case none
    }

    let title: String
    let section: Section
    let paths: Paths
    let visitor: Visitor?
    /// The parts that the visitor's role may open; all for reading on this machine.
    let open: Set<Right>
    let look: Look
    let now: Instant
    /// Seals drafts in the visitor's browser; made only for pages with drafts.
    let draftKey: @Sendable () -> String?

    static let names: Names<Self> = [
        .text("title", \.title),
        .text("style", \.paths.style), .text("icon", \.paths.icon),
        .text("start", \.paths.start), .text("bulletins", \.paths.bulletins),
        .text("orders", \.paths.workOrders), .text("dispatches", \.paths.dispatches),
        .text("base", \.paths.basePath), .texts("scripts", \.paths.scripts),
        .text("draft-key") { $0.draftKey() }, .text("theme", \.look.theme), .text("text-size", \.look.text),
        .text("session-ends") { $0.visitor.map { "\($0.signedIn.endsAt.secondsSinceEpoch)" } },
        .text("session-now") { "\($0.now.secondsSinceEpoch)" }, .text("officer") { $0.visitor?.signedIn.account.id },
        .flag("fills-window") { [.desk, .dispatching, .unitDesk, .reviews].contains($0.section) },
        .text("dispatching", \.paths.dispatching), .flag("has-dispatching") { $0.open.contains(.dispatchOrders) },
        .flag("in-dispatching") { $0.section == .dispatching },
        .text("unit-desk", \.paths.unitDesk), .flag("has-unit-desk") { $0.open.contains(.workForUnit) },
        .flag("in-unit-desk") { $0.section == .unitDesk },
        .text("reviews", \.paths.reviews), .flag("has-reviews") { $0.open.contains(.reviewReplies) },
        .flag("in-reviews") { $0.section == .reviews },
        .text("desk", \.paths.desk), .text("alerts", \.paths.alerts),
        .flag("has-desk") { $0.open.contains(.takeCalls) }, .flag("has-alerts") { $0.open.contains(.readAlerts) },
        .flag("has-bulletins") { $0.open.contains(.readBulletins) },
        .text("tables", \.paths.tables), .flag("in-tables") { $0.section == .tables },
        .flag("has-tables") { $0.open.contains(.makeTables) },
        .flag("has-orders") { $0.open.contains(.readOrders) },
        .flag("in-desk") { $0.section == .desk }, .flag("in-alerts") { $0.section == .alerts },
        .text("accounts", \.paths.accounts), .text("account-requests", \.paths.accountRequests),
        .text("audit", \.paths.audit), .text("settings", \.paths.settings),
        .flag("has-settings") { $0.open.contains(.manageSettings) }, .flag("in-settings") { $0.section == .settings },
        .flag("has-accounts") { $0.open.contains(.manageAccounts) },
        .flag("has-requests") { $0.open.contains(.approveAccounts) },
        .flag("has-audit") { $0.open.contains(.readAudit) },
        .flag("in-accounts") { $0.section == .accounts }, .flag("in-requests") { $0.section == .accountRequests },
        .flag("in-audit") { $0.section == .audit },
        .flag("hears-urgent", \.hearsUrgent), .text("live", \.livePath), .text("live-poll", \.livePoll),
        .text("missed-calls", \.paths.missedCalls), .flag("in-missed-calls") { $0.section == .missedCalls },
        .flag("has-calls") { $0.open.contains(.watchFloor) }, .text("calls", \.paths.calls),
        .flag("in-calls") { $0.section == .calls },
        .text("incoming", \.paths.incoming), .flag("in-incoming") { $0.section == .incoming },
        .flag("has-incoming") { $0.open.contains(.takeMatters) },
        .text("exports", \.paths.exports), .flag("in-exports") { $0.section == .exports },
        .flag("has-exports") { $0.open.contains(.exportOrders) },
        .group("visitor", \.visitor),
        .flag("in-start") { $0.section == .start }, .flag("in-bulletins") { $0.section == .bulletins },
        .flag("in-orders") { $0.section == .orders }, .flag("in-dispatches") { $0.section == .dispatches },
    ]

    /// Only for whom the stream has something to tell.
    private var hasLive: Bool {
        hearsUrgent || visitor != nil && !open.isDisjoint(with: [.workForUnit, .reviewReplies])
    }
    /// The centre's floor and leaders; units and reviewers hear of their queues alone.
    private var hearsUrgent: Bool {
        visitor != nil && !open.isDisjoint(with: [.takeCalls, .readAlerts, .dispatchOrders])
    }
    private var livePath: String? { hasLive ? paths.live : nil }
    private var livePoll: String? { hasLive ? paths.liveState : nil }
}

/// Who is signed in, as the head of every page shows him.
struct Visitor: TemplateModel {
    let signedIn: SignedIn
    let paths: Paths

    static let names: Names<Self> = [
        .text("name", \.signedIn.account.name), .text("id", \.signedIn.account.id), .text("role", \.role),
        .text("csrf", \.signedIn.csrf), .text("sign-out", \.paths.signOut), .text("office", \.paths.office),
    ]

    private var role: String {
        [signedIn.grant.unit, signedIn.grant.role].compactMap(\.self).joined(separator: " ")
    }
}

extension Website {
    func frame(_ title: String, _ section: Frame.Section) -> Frame {
        Frame(
            title: title,
            section: section,
            paths: paths,
            visitor: visitor.map { Visitor(signedIn: $0, paths: paths) },
            open: openParts,
            look: look,
            now: now(),
            draftKey: { [seal, visitor] in visitor.flatMap { try? seal.browserKey(of: $0.account.id) } }
        )
    }

    private var openParts: Set<Right> {
        if case .readingOnly = entrance { return [.readBulletins, .makeTables, .readOrders] }
        return visitor.map { rights.open(to: $0.grant.role) } ?? []
    }
}

/// Words that lead somewhere, or just words.
struct Link: TemplateModel, Hashable {
    let text: String
    let path: String?

    init(_ text: String, _ path: String? = nil) {
        self.text = text
        self.path = path
    }

    static let names: Names<Self> = [.text("text", \.text), .text("path", \.path)]
}
