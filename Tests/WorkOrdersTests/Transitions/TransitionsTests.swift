import Foundation
import Testing
import WorkOrders

@Suite("docs/transitions.md and docs/lifecycle.md") struct TransitionsTests {
    @Test("docs/transitions.md lists every action, status and stage, and role that may")
    func transitions() throws {
        let text = document()
        let path = folder.appending(path: "transitions.md")
        if ProcessInfo.processInfo.environment["HOTLINE_RECORD"] != nil {
            try text.write(to: path, atomically: true, encoding: .utf8)
        }
        let written = try String(contentsOf: path, encoding: .utf8)
        #expect(text == written, "run HOTLINE_RECORD=1 make test and look at the difference")
        for name in ActionName.allCases where name != .register && name != .adopt {
            #expect(text.contains("| \(name.title) `\(name)` |"), "nobody may ever \(name)")
        }
    }

    @Test("every action that docs/lifecycle.md names is in the rule, and every action of the rule is described there")
    func lifecycle() throws {
        let text = try String(contentsOf: folder.appending(path: "lifecycle.md"), encoding: .utf8)
        let described = text.split(separator: "\n").compactMap(action)
        let names = Dictionary(ActionName.allCases.map { ("\($0)", $0) }) { first, _ in first }
        for (title, identifier) in described {
            #expect(names[identifier]?.title == title, "\(title) `\(identifier)` is not in the rule")
        }
        let missing = Set(names.keys).subtracting(described.map(\.identifier))
        #expect(missing.isEmpty, "docs/lifecycle.md doesn't describe \(missing.sorted())")
        #expect(described.count == ActionName.allCases.count, "an action is described twice")
    }

    /// The action that a line `- **签收** `acknowledge`: …` describes.
    private func action(_ line: Substring) -> (title: String, identifier: String)? {
        guard let match = line.wholeMatch(of: #/- \*\*(.+?)\*\* `(\w+)`: .*/#) else { return nil }
        return (String(match.1), String(match.2))
    }

    private var folder: URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../docs").standardizedFileURL
    }

    private func document() -> String {
        """
        # Who may do what, where

        Written by a test (`TransitionsTests`) that tries every action on orders in every status and dispatches in every \
        stage, with the roles and rules that come with the program: never edited by hand. ● stands for all roles of the \
        row, an empty cell for nobody. Conditions within a status (a send-back asked for, an alert open, a date) and what \
        each action does are in [lifecycle.md](lifecycle.md).

        ## Orders

        \(TransitionTable(Situation.orders(), units: ["市城管局"]).text())

        ## Dispatches of the centre

        \(TransitionTable(Situation.stages(ofChild: false), dispatch: "A1-2", units: ["市城管局"]).text())

        `passOn` is for units with a desk of their own, see the next table; here a bureau without one is tried.

        ## Dispatches of a unit to those below it (下派)

        “上级” is the unit that passed it on.

        \(TransitionTable(Situation.stages(ofChild: true), dispatch: "A1-3", units: ["临涣镇", "濉溪县"]).text())

        """
    }
}
