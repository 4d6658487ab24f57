extension CaseFile {
    /// The file with units called by their present names; `names` has the present name by each former one.
    public func renamed(units names: [String: String]) -> CaseFile {
        guard !names.isEmpty else { return self }
        var file = self
        for index in dispatches.indices { file.dispatches[index].unit = names.present(dispatches[index].unit) }
        for index in sendBacks.indices {
            file.sendBacks[index].redirectedTo = sendBacks[index].redirectedTo.map(names.present)
        }
        for index in visits.indices { file.visits[index].unit = visits[index].unit.map(names.present) }
        file.matters = matters.renamed(units: names)
        return file
    }
}

extension Matters {
    /// Whether any of them names a unit.
    public var namesUnits: Bool { !escalations.isEmpty || !objections.isEmpty || !instructions.isEmpty }

    /// The matters with units called by their present names.
    public func renamed(units names: [String: String]) -> Matters {
        guard !names.isEmpty, namesUnits else { return self }
        var matters = self
        for index in escalations.indices { matters.escalations[index].unit = names.present(escalations[index].unit) }
        for index in objections.indices { matters.objections[index].unit = names.present(objections[index].unit) }
        for index in instructions.indices {
            for task in instructions[index].tasks.indices {
                let unit = instructions[index].tasks[task].unit
                matters.instructions[index].tasks[task].unit = unit.map(names.present)
            }
        }
        return matters
    }
}

extension [String: String] {
    fileprivate func present(_ name: String) -> String { self[name] ?? name }
}
