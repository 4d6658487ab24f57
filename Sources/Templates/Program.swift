/// One thing to do while rendering.
enum Step: Sendable {
    case bytes([UInt8])
    case text(Slot)
    case html(Slot)
    // The steps before `end` are done if the value is present, or absent, or once for each row.
    case when(Slot, end: Int)
    case unless(Slot, end: Int)
    case each(Slot, end: Int)
}

/// A template for one model: names are indices, partials and parents are written out.
struct Program: Sendable {
    /// A step without anything that is counted by reference: a page of 50 rows does thousands of them.
    private enum Operation: Sendable {
        case bytes(Range<Int>)
        case text(Place)
        case html(Place)
        case when(Place, end: Int)
        case unless(Place, end: Int)
        case each(Place, end: Int)
    }

    /// A slot whose path lies among those of the program.
    private struct Place: Sendable {
        let frame: Int
        let index: Int
        let path: Range<Int>
    }

    /// The steps as they were compiled.
    let steps: [Step]
    private var operations: [Operation] = []
    private var literals: [UInt8] = []
    private var paths: [Int] = []

    init(steps: [Step]) {
        self.steps = steps
        for step in steps { add(step) }
    }

    private mutating func add(_ step: Step) {
        switch step {
        case .bytes(let bytes):
            operations.append(.bytes(literals.count..<literals.count + bytes.count))
            literals += bytes
        case .text(let slot): operations.append(.text(place(of: slot)))
        case .html(let slot): operations.append(.html(place(of: slot)))
        case .when(let slot, let end): operations.append(.when(place(of: slot), end: end))
        case .unless(let slot, let end): operations.append(.unless(place(of: slot), end: end))
        case .each(let slot, let end): operations.append(.each(place(of: slot), end: end))
        }
    }

    private mutating func place(of slot: Slot) -> Place {
        let start = paths.count
        paths += slot.path
        return Place(frame: slot.frame, index: slot.index, path: start..<paths.count)
    }

    /// Writes the page of these values; they must be those of the shape the program was compiled for.
    func render(_ values: [Value], into output: inout [UInt8]) {
        var frames = [values]
        run(0..<operations.count, &frames, &output)
    }

    private func run(_ range: Range<Int>, _ frames: inout [[Value]], _ output: inout [UInt8]) {
        var index = range.lowerBound
        while index < range.upperBound {
            var next = index + 1
            switch operations[index] {
            case .bytes(let bytes): output.append(contentsOf: literals[bytes])
            case .text(let place):
                if case .text(let text)? = value(place, frames) { output.append(escaping: text) }
            case .html(let place):
                if case .html(let html)? = value(place, frames) { output.append(contentsOf: html.bytes) }
            case .when(let place, let end): if !isPresent(place, frames) { next = end }
            case .unless(let place, let end): if isPresent(place, frames) { next = end }
            case .each(let place, let end):
                repeatRows(place, next..<end, &frames, &output)
                next = end
            }
            index = next
        }
    }

    private func repeatRows(
        _ place: Place,
        _ range: Range<Int>,
        _ frames: inout [[Value]],
        _ output: inout [UInt8]
    ) {
        guard case .rows(let rows)? = value(place, frames) else { return }
        for row in rows {
            frames.append(row)
            run(range, &frames, &output)
            frames.removeLast()
        }
    }

    private func isPresent(_ place: Place, _ frames: [[Value]]) -> Bool {
        value(place, frames)?.isPresent ?? false
    }

    /// The value in a slot; nil inside a group that is not there.
    private func value(_ place: Place, _ frames: [[Value]]) -> Value? {
        var value = frames[place.frame][place.index]
        for index in paths[place.path] {
            guard case .rows(let rows) = value, let row = rows.first else { return nil }
            value = row[index]
        }
        return value
    }
}
