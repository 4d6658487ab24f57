import SampleCity

/// The city of the default seed, made once for all tests that only look at it.
enum SampleCases {
    static let standard = Array(Generator())

    static func recounted(_ cases: [SampleCase]) -> [WorkCase] {
        cases.map { WorkCase(order: $0.order, dispatches: $0.dispatches, visits: $0.visits) }
    }
}
