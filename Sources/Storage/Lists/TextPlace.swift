import WorkingDays

/// The place of an order in a list by text: that of its document, or of its time while it waits for one.
///
/// A waiting order stands behind all documents of its second. Documents have even places, waiting orders odd ones.
struct TextPlace: Comparable {
    private let place: Int
    private let id: Int

    init(_ row: OrderListRow) {
        place =
            row.document.map { 2 * $0 } ?? 2 * DocumentNumber.placesOfSecond * row.receivedAt.secondsSinceEpoch - 1
        id = row.id
    }

    /// Reads a key of ``key``; one from elsewhere is some place or other.
    init(_ key: ListKey) {
        place = min(max(key.at, 0), 1 << 60)
        id = key.id
    }

    var key: ListKey { ListKey(at: place, id: id) }

    static func < (left: TextPlace, right: TextPlace) -> Bool { (left.place, left.id) < (right.place, right.id) }

    /// All documents behind it have lower numbers than this.
    var firstDocumentBefore: Int { (place + 1) / 2 }

    /// The key, by time and id, that waiting orders behind it come after.
    var waitingKey: ListKey {
        let second = 2 * DocumentNumber.placesOfSecond
        // Behind a document stand the waiting orders of its own second and before.
        return place % 2 == 0 ? ListKey(at: place / second + 1, id: 0) : ListKey(at: (place + 1) / second, id: id)
    }
}
