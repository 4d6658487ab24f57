extension SearchText {
    /// How much of this text another says too: the share of its different terms of two characters or more that the other
    /// has, in permille; 0 where it has fewer than `fewest`, as few words are like many texts.
    public func likeness(to other: SearchText, fewest: Int = 5) -> Int {
        let own = tellingTerms
        guard own.count >= fewest else { return 0 }
        return own.intersection(other.tellingTerms).count * 1_000 / own.count
    }

    /// The terms that say something by themselves.
    private var tellingTerms: Set<ArraySlice<UInt32>> {
        Set(terms.filter { $0.count > 1 }.map { folded[$0] })
    }
}
