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
    let steps: [Step]

    /// Writes the page of these values; they must be those of the shape the program was compiled for.
    func render(_ values: [Value], into output: inout [UInt8]) {
        var frames = [values]
        run(0..<steps.count, &frames, &output)
    }

    private func run(_ range: Range<Int>, _ frames: inout [[Value]], _ output: inout [UInt8]) {
        var index = range.lowerBound
        while index < range.upperBound {
            var next = index + 1
            switch steps[index] {
            case .bytes(let bytes): output.append(contentsOf: bytes)
            case .text(let slot): write(text: slot, frames, &output)
            case .html(let slot): write(html: slot, frames, &output)
            case .when(let slot, let end): if !isPresent(slot, frames) { next = end }
            case .unless(let slot, let end): if isPresent(slot, frames) { next = end }
            case .each(let slot, let end):
                repeatRows(slot, next..<end, &frames, &output)
                next = end
            }
            index = next
        }
    }

    private func write(text slot: Slot, _ frames: [[Value]], _ output: inout [UInt8]) {
        guard case .text(let text)? = value(slot, frames) else { return }
        output.append(escaping: text)
    }

    private func write(html slot: Slot, _ frames: [[Value]], _ output: inout [UInt8]) {
        guard case .html(let html)? = value(slot, frames) else { return }
        output.append(contentsOf: html.bytes)
    }

    private func repeatRows(_ slot: Slot, _ range: Range<Int>, _ frames: inout [[Value]], _ output: inout [UInt8]) {
        guard case .rows(let rows)? = value(slot, frames) else { return }
        for row in rows {
            frames.append(row)
            run(range, &frames, &output)
            frames.removeLast()
        }
    }

    private func isPresent(_ slot: Slot, _ frames: [[Value]]) -> Bool {
        value(slot, frames)?.isPresent ?? false
    }

    /// The value in a slot; nil inside a group that is not there.
    private func value(_ slot: Slot, _ frames: [[Value]]) -> Value? {
        var value = frames[slot.frame][slot.index]
        for index in slot.path {
            guard case .rows(let rows) = value, let row = rows.first else { return nil }
            value = row[index]
        }
        return value
    }
}
