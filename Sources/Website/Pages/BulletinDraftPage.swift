import Bulletins
import WorkingDays

/// A bulletin with the addresses of the lists behind its figures.
struct BulletinDraftPage: Sendable {
    let bulletin: MonthlyBulletin
    let asOf: CivilDay?
    let paths: Paths

    /// Where a figure leads: a count to its list, everything else to a page that says what it is made of.
    func path(_ figure: Figure) -> String? {
        if figure.measure == .count, let list = figure.lists.first, figure.lists.count == 1 { return paths.list(list) }
        guard !figure.lists.isEmpty || !figure.denominatorLists.isEmpty else { return nil }
        return paths.figure(figure.key, bulletin.period, asOf: asOf)
    }

    func links(_ runs: [Run]) -> [Link] { runs.map(link) }

    func link(_ run: Run) -> Link {
        switch run {
        case .text(let text), .unit(_, let text): Link(text)
        case .figure(let key, let text): Link(text, bulletin.figures[key].flatMap(path))
        }
    }
}
