import Foundation

/// The independently computed summaries of the months beside the checkout; they are not part of the project.
enum SharedMonths {
    /// `HOTLINE_SHARED`, or a `shared` folder beside the checkout.
    private static let root: URL? = {
        let named = ProcessInfo.processInfo.environment["HOTLINE_SHARED"].map { URL(fileURLWithPath: $0) }
        // …/Tests/DocumentsTests/Support/SharedMonths.swift lies four levels below the checkout.
        var checkout = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<4 { checkout.deleteLastPathComponent() }
        let beside = checkout.deletingLastPathComponent().appendingPathComponent("shared")
        return [named, beside].compactMap { $0 }.first { FileManager.default.fileExists(atPath: $0.path) }
    }()

    static let summaries: [URL] = ["huaibei-2022-02", "hard-2024-05"].flatMap { folder in
        ["expected.json", "expected-as-of-month-end.json"].compactMap { file in
            let found = root?.appendingPathComponent("data").appendingPathComponent(folder).appendingPathComponent(file)
            return found.flatMap { FileManager.default.fileExists(atPath: $0.path) ? $0 : nil }
        }
    }
}
