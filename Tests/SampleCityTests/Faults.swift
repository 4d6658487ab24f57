import SampleCity
import Testing
import WorkOrders

/// Looks at every case and fails once, with the first of the cases that break the rule: a check for each of a hundred
/// thousand rows would take minutes.
func expectNone(
    _ cases: [SampleCase],
    breaks isBroken: (SampleCase) throws -> Bool,
    sourceLocation: SourceLocation = #_sourceLocation
) rethrows {
    let faults = try cases.filter(isBroken).map(\.order.number)
    #expect(faults.isEmpty, "\(faults.count): \(faults.prefix(5))", sourceLocation: sourceLocation)
}

extension SampleCase {
    /// The dispatch of this number; nil is a fault of the case.
    func dispatch(_ number: String) -> Dispatch? { dispatches.first { $0.number == number } }
}
