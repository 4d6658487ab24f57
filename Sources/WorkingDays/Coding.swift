/// One number, seconds since 1970: short, exact and the same on every machine.
extension Instant: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(secondsSinceEpoch: try decoder.singleValueContainer().decode(Int.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(secondsSinceEpoch)
    }
}

/// One number, days since 1970-01-01.
extension CivilDay: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(daysSinceEpoch: try decoder.singleValueContainer().decode(Int.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(daysSinceEpoch)
    }
}

/// One number, see ``HandlingLimit/code``.
extension HandlingLimit: Codable {
    /// The limit as one number: working days, or minutes below zero.
    public var code: Int {
        switch self {
        case .workingDays(let days): days
        case .minutes(let minutes): -minutes
        }
    }

    /// The limit of a code; nil for 0.
    public init?(code: Int) {
        guard code != 0 else { return nil }
        self = code > 0 ? .workingDays(code) : .minutes(-code)
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let limit = HandlingLimit(code: try container.decode(Int.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "a limit of 0")
        }
        self = limit
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }
}
