import SampleCity

/// The cities of two seeds, made once for all tests that only look at them.
enum SampleCases {
    static let standard = Array(Generator())
    static let other = Array(Generator(seed: 1))

    static func recounted(_ cases: [SampleCase]) -> [WorkCase] {
        cases.map { WorkCase(order: $0.order, dispatches: $0.dispatches, visits: $0.visits) }
    }
}
