import Testing

@testable import Website

/// Keys of pages: each does one thing on a page, and none belongs to browsers or input methods (product.md, Feel).
@Suite struct PageKeysTests {
    private static let owned: Set<String> = [
        "F1", "F3", "F5", "F11", "F12", "Ctrl+W", "Ctrl+T", "Ctrl+N", "Ctrl+P", "Ctrl+F", "Ctrl+Space", "Alt+D",
        "Alt+F4", "Alt+Tab", "Ctrl+S", "Ctrl+R", "Ctrl+L", "Alt+Left", "Alt+Right", "Alt+Home", "Shift", "Ctrl+Shift",
    ]

    @Test func `a key stands once on a page, and is ours to take`() async throws {
        try await OfficeSite.walked { officer, walk in
            var found: Set<String> = []
            for page in try await walk.pages() {
                let keys = page.values(of: "data-key").flatMap { $0.split(separator: " ").map(String.init) }
                #expect(Set(keys).isDisjoint(with: Self.owned), "\(officer): \(page.path) \(keys)")
                let repeated = Dictionary(grouping: keys) { $0 }.filter { $0.value.count > 1 }.keys
                #expect(repeated.isEmpty, "\(officer): \(repeated.sorted()) on \(page.path)")
                found.formUnion(keys)
            }
            if officer == "D-话务员" { #expect(found.count > 8) }
        }
    }
}
