import Foundation
import Testing

@Suite struct FuzzTests {
    /// `HOTLINE_FUZZ` sets how many addresses are tried; 100,000 take some minutes.
    private static let count = ProcessInfo.processInfo.environment["HOTLINE_FUZZ"].flatMap { Int($0) } ?? 1_500

    @Test func `no address makes the program fail`() async throws {
        try await Browser.open { browser in
            var random = AddressMaker(seed: 12_345)
            for _ in 0..<Self.count {
                let path = random.address()
                let page = try await browser.get(path)
                #expect([200, 303, 400, 404].contains(page.status), "\(page.status) \(path)")
                #expect(!page.body.contains("<script>"), "\(path)")
            }
        }
    }
}

/// Makes addresses that are nearly right.
struct AddressMaker {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64.
    private mutating func next(_ limit: Int) -> Int {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element { elements[next(elements.count)] }

    mutating func address() -> String {
        let path = pick(Self.paths).map { pick([$0, $0, $0, word()]) }.joined(separator: pick(["/", "/", "/", "//"]))
        let query = (0..<next(5)).map { _ in "\(pick(Self.names))=\(value())" }.joined(
            separator: pick(["&", "&", "&&", ";"])
        )
        return "/" + path + (query.isEmpty ? "" : "?\(query)")
    }

    private mutating func value() -> String { next(3) == 0 ? word() : pick(Self.values) }

    private mutating func word() -> String {
        (0..<next(12)).map { _ in pick(Self.pieces) }.joined()
    }

    private static let paths = [
        ["bulletins", "2022-02"], ["bulletins", "2022-02", "figure"], ["work-orders"],
        ["work-orders", "HB2022020100001"],
        ["dispatches"], ["public", "style.css"], ["bulletins"], [""], ["health"],
    ]

    private static let names = [
        "received", "dispatched", "completed", "due", "as-of", "valid", "first", "channel", "kind", "category",
        "county",
        "urgency", "ending", "status", "tag", "hour", "rating", "number", "unit", "group", "state", "after", "key",
        "period",
        "", "%", "colour",
    ]

    private static let values = [
        "2022-02", "2022", "9999-12", "0001", "2022-W53", "0001-01-01..9999-12-31", "2022-02-30", "9999-12-31",
        "0001-01-01",
        "1", "0", "-1", "23", "电话", "咨询", "%E5%92%A8%E8%AF%A2", "open", "overdue", "satisfied", "9223372036854775807",
        "9223372036854775807-9223372036854775807", "-9223372036854775808-1", "1645920000-17", "1-", "a%2Fb%2Fc", "%5C",
        "'",
        "%00", "%FF", "%F0%9F%98%80", "%", "%2", "received.total", "on-time-rate.city", "",
    ]

    private static let pieces = [
        "a", "0", "9", "-", ".", "..", "%2F", "%", "%zz", "%E4", "%E4%BD%A0", "你", "\u{10FFFF}", "<script>", "\"", "'",
        "{{", "}}", "&amp;", "+", " ", "=", "?", ":", "*", "**", "\u{301}", "%0A", "%7F", "\\", "|", "\u{202E}", "W",
        "Q",
    ]
}
