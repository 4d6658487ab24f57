/// The sentences of a bulletin: each has a pattern, which a city may word anew, and the fields it may use.
///
/// The raw value names the sentence in the settings, as `sentence.opening`.
public enum Sentence: String, Sendable, CaseIterable {
    case title
    case opening
    case situationHeading = "heading-situation"
    case topicsHeading = "heading-topics"
    case problemsHeading = "heading-problems"
    case adviceHeading = "heading-advice"

    case intake
    case channel
    case kind
    case duration
    case noDuration = "duration-none"
    case groupDuration = "duration-group"
    case unitDuration = "duration-unit"
    case shorter = "trend-shorter"
    case longer = "trend-longer"
    case unchanged = "trend-unchanged"
    case punctuality
    case noOverdue = "punctuality-no-overdue"
    case noDispatches = "punctuality-none"
    case unitOverdue = "overdue-unit"
    case moreUnits = "more-units"
    case satisfaction
    case noAnswers = "satisfaction-none"
    case groupSatisfaction = "satisfaction-group"
    case unitSatisfaction = "satisfaction-unit"

    case topics
    case noTopics = "topics-none"
    case listedTopic = "topic-listed"
    case topic
    case subtopic
    case place

    case efficiencyProblem = "problem-efficiency"
    case slowProblem = "problem-slow"
    case openProblem = "problem-open"
    case responseProblem = "problem-response"
    case qualityProblem = "problem-quality"
    case noProblem = "problem-none"

    case overdueAdvice = "advice-overdue"
    case slowAdvice = "advice-slow"
    case qualityAdvice = "advice-quality"
    case topicsAdvice = "advice-topics"
    case noAdvice = "advice-none"

    case categoryTable = "table-categories"
    case unitTable = "table-units"
    case courseTable = "table-course"
    case denominatorNote = "note-denominator"
    case countingNote = "note-counting"
    case hotlineNote = "note-hotline"
    case unitNote = "note-unit"
    case courseNote = "note-course"
    case minimumNote = "note-minimum"
    case noneNote = "note-none"
    case cutOffNote = "note-cut-off"
}

extension Sentence {
    /// The wording unless the settings give another; what is in brackets falls away when a field in it has no value.
    var standard: String { Self.standard[self] ?? "" }

    /// The fields of the standard wording, and those it may use besides.
    var fields: Set<String> {
        SentencePattern.fieldNames(in: standard).union(Self.furtherFields[self] ?? [])
    }

    private static let furtherFields: [Sentence: Set<String>] = [
        .opening: ["invalid"],
        .intake: ["direct", "direct-rate", "total"],
        .duration: ["count"],
        .satisfaction: ["resolution-rate"],
        .unitDuration: ["count"],
    ]
}
