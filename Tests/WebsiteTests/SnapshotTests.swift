import Testing

@Suite struct SnapshotTests {
    @Test(arguments: [
        ("start", "/"),
        ("bulletin", "/bulletins/2022-02?as-of=2022-03-04"),
        ("bulletin-nothing", "/bulletins/2019"),
        ("period-refused", "/bulletins/2022-13?as-of=2022-02-30"),
        ("figure", "/bulletins/2022-02/figure?key=on-time-rate.city"),
        ("orders", "/work-orders?received=2022-02-01"),
        ("orders-none", "/work-orders?number=none"),
        ("orders-refused", "/work-orders?received=2022-13&kind=x&colour=red"),
        ("dispatches", "/dispatches?received=2022-02-01..2022-02-03"),
        ("order", "/work-orders/\(SampleSite.story)"),
        ("order-secret", "/work-orders/\(SampleSite.secret)"),
        ("order-direct", "/work-orders/\(SampleSite.direct)"),
        ("not-found", "/work-orders/none"),
        ("health", "/health"),
    ])
    func `an answer is as it was recorded`(name: String, path: String) async throws {
        try await Browser.open { try Snapshot.check(try await $0.get(path), name) }
    }
}
