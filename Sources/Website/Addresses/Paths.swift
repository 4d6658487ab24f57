import Bulletins
import Calls
import WorkingDays

/// Every URL of the site.
///
/// All are paths on the same host.
struct Paths: Sendable {
    /// `/12345`, or nothing.
    let basePath: String
    let style: String
    let icon: String
    /// The scripts of every page, in the order in which they are read.
    let scripts: [String]

    init(basePath: String, publicFiles: PublicFiles) throws(WebsiteError) {
        let parts = basePath.split(separator: "/")
        let isPlain = parts.allSatisfy { part in
            part.utf8.allSatisfy(Self.isPlain) && part.utf8.contains { $0 != UInt8(ascii: ".") }
        }
        guard isPlain else { throw .badBasePath(basePath) }
        self.basePath = parts.map { "/\($0)" }.joined()
        style = "\(self.basePath)/public/\(try publicFiles.name(of: "style.css"))"
        icon = "\(self.basePath)/public/\(try publicFiles.name(of: "icon.svg"))"
        var scripts: [String] = []
        for script in PublicFiles.scripts {
            scripts.append("\(self.basePath)/public/\(try publicFiles.name(of: script))")
        }
        self.scripts = scripts
    }

    var start: String { basePath + "/" }

    /// Where the box for a period sends what was typed.
    var bulletins: String { "\(basePath)/bulletins" }

    var workOrders: String { "\(basePath)/work-orders" }

    var dispatches: String { "\(basePath)/dispatches" }

    var signIn: String { "\(basePath)/sign-in" }
    var signOut: String { "\(basePath)/sign-out" }
    /// Where the password is asked for again over a page.
    var session: String { "\(basePath)/session" }
    /// Light, dark, large.
    var look: String { "\(basePath)/look" }
    /// 切换岗位.
    var office: String { "\(basePath)/office" }
    var password: String { "\(basePath)/password" }
    /// 受理台.
    var desk: String { "\(basePath)/desk" }
    /// Where a caller is looked up; by POST, so that no address holds a number.
    var caller: String { "\(basePath)/desk/caller" }
    /// Where an appeal is looked through as it is typed.
    var check: String { "\(basePath)/desk/check" }
    /// What a field offers to choose from.
    func choices(_ list: ChoiceList) -> String { "\(basePath)/choices/\(list.rawValue)" }
    /// Where numbers of an appeal's text are moved to the sealed fields.
    var numbers: String { "\(basePath)/desk/numbers" }
    /// 常用语.
    var phrases: String { "\(basePath)/phrases" }
    /// 常用语 as the fields that expand them read them.
    var phraseList: String { "\(basePath)/phrases/list" }
    /// 待阅.
    var alerts: String { "\(basePath)/alerts" }

    /// 话务: calls of a period counted.
    var calls: String { "\(basePath)/calls" }
    /// 回拨.
    var incoming: String { "\(basePath)/incoming" }
    var newIncoming: String { "\(basePath)/incoming/new" }
    var pastedIncoming: String { "\(basePath)/incoming/pasted" }
    var importedIncoming: String { "\(basePath)/incoming/import" }
    var faultyIncoming: String { "\(basePath)/incoming/import/faults" }
    var missedCalls: String { "\(basePath)/calls/missed" }
    /// Where the result of a call without an order is sent.
    var callResults: String { "\(basePath)/calls/results" }
    /// Where the desk's script asks for a call by its id.
    var deskCalls: String { "\(basePath)/desk/calls" }
    /// The live stream.
    var live: String { "\(basePath)/live" }
    /// What a page without a stream asks.
    var liveState: String { "\(basePath)/live/state" }

    /// Asked by open pages by themselves: no sign that somebody is there.
    func isOfLive(_ path: String) -> Bool { path == live || path == liveState || path == exportRows }

    /// The desk with a call.
    func desk(call id: String) -> String { desk + query([QueryItem("call", id)]) }

    /// The calls behind a figure.
    func calls(_ query: CallQuery, before key: String? = nil) -> String {
        "\(basePath)/calls/list" + self.query(query.items + (key.map { [QueryItem("before", $0)] } ?? []))
    }

    /// The sign-in page that leads on to where somebody wanted to go.
    func signIn(next: String) -> String {
        next == start || !next.hasPrefix("/") ? signIn : signIn + query([QueryItem("next", next)])
    }

    /// Forms that begin a session: they carry its proof, not the token of an older one.
    func isOfSignIn(_ path: String) -> Bool { path == signIn || path == session }

    /// What somebody may open who has to change his password first.
    func isOfPassword(_ path: String) -> Bool {
        path == password || path == signOut || path.hasPrefix("\(basePath)/public/")
    }

    func action(_ name: String, on number: String, dispatch: String? = nil) -> String {
        "\(workOrder(number))/actions/\(name)" + query(dispatch.map { [QueryItem("dispatch", $0)] } ?? [])
    }

    func workOrder(_ number: String) -> String { "\(workOrders)/\(URLText.encoded(number))" }

    func bulletin(_ period: String, asOf: CivilDay? = nil) -> String {
        "\(bulletins)/\(URLText.encoded(period))" + query(asOfItems(asOf))
    }

    func figure(_ key: String, _ period: Period, asOf: CivilDay?) -> String {
        "\(bulletins)/\(URLText.encoded(period.name))/figure" + query([QueryItem("key", key)] + asOfItems(asOf))
    }

    /// The list behind a number, counted to its end.
    func list(_ list: ListQuery) -> String {
        switch list {
        case .orders(let orders): workOrders(orders, isExact: true)
        case .dispatches(let dispatches): self.dispatches(dispatches, isExact: true)
        }
    }

    func workOrders(_ orders: OrderQuery, isExact: Bool = false, after key: String? = nil) -> String {
        workOrders + query(orders.items + Self.exact(isExact) + Self.after(key))
    }

    func dispatches(_ dispatches: DispatchQuery, isExact: Bool = false, after key: String? = nil) -> String {
        self.dispatches + query(dispatches.items + Self.exact(isExact) + Self.after(key))
    }

    /// `?name=value&…`; nothing without items.
    func query(_ items: [QueryItem]) -> String {
        guard !items.isEmpty else { return "" }
        return "?" + items.map { "\(URLText.encoded($0.name))=\(URLText.encoded($0.value))" }.joined(separator: "&")
    }

    private static func exact(_ isExact: Bool) -> [QueryItem] { isExact ? [QueryItem(ListTotal.item, "1")] : [] }

    private static func after(_ key: String?) -> [QueryItem] { key.map { [QueryItem("after", $0)] } ?? [] }

    private func asOfItems(_ day: CivilDay?) -> [QueryItem] { day.map { [QueryItem("as-of", "\($0)")] } ?? [] }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
