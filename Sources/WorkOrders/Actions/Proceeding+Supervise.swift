import WorkingDays

/// 督办, 领导批示, 现场核查: objects of their own with an addressee, a limit and an end.
extension Proceeding {
    mutating func supervise(
        _ level: SupervisionLevel,
        _ addressee: String,
        _ limit: HandlingLimit?,
        _ ground: String
    ) throws(Refusal) {
        try requireCentre()
        try require(.registered, .handling, .completed)
        try require(ground, "督办依据")
        try require(addressee, "督办对象", limit: 200)
        let time = free { time in file.supervisions.contains { $0.level == level && $0.at == time } }
        var supervision = Supervision(order: order.number, level: level, at: time)
        supervision.addressee = addressee
        supervision.ground = ground
        supervision.deadline = rules.calendar.deadline(from: at, limit: limit ?? rules.terms.supervision)
        words = ground
        record(.supervision(supervision))
    }

    mutating func answerSupervision(
        _ level: SupervisionLevel,
        _ issuedAt: Instant,
        _ answer: String
    ) throws(Refusal) {
        var supervision = try supervision(level, issuedAt)
        guard [officer.unit, officer.id].contains(supervision.addressee) else {
            throw .notYourUnit(unit: supervision.addressee ?? "")
        }
        guard supervision.answer == nil else { throw .alreadyDone(action) }
        try require(answer, "督办回复", limit: Reply.textLimit)
        words = answer
        supervision.answer = answer
        supervision.answeredAt = max(at, supervision.at)
        record(.supervision(supervision))
    }

    mutating func closeSupervision(_ level: SupervisionLevel, _ issuedAt: Instant) throws(Refusal) {
        try requireCentre()
        try requireUnnamed()
        var supervision = try supervision(level, issuedAt)
        supervision.completedAt = max(at, supervision.at)
        record(.supervision(supervision))
    }

    private func supervision(_ level: SupervisionLevel, _ issuedAt: Instant) throws(Refusal) -> Supervision {
        guard let found = file.supervisions.first(where: { $0.level == level && $0.at == issuedAt }),
            found.completedAt == nil
        else { throw .nothingOpen(action) }
        return found
    }

    mutating func instruct(_ leader: String, _ words: String, _ tasks: [InstructionTask]) throws(Refusal) {
        try requireCentre()
        guard order.status != .void else { throw .orderStatus(action, order.status) }
        try require(leader, "批示领导", limit: 100)
        try require(words, "批示内容")
        guard !tasks.isEmpty else { throw .missing("批示任务") }
        for task in tasks {
            try require(task.words, "任务内容")
            if let unit = task.unit, rules.units[unit] == nil { throw .noSuchUnit(unit) }
        }
        self.words = words
        let fresh = tasks.map { InstructionTask(unit: $0.unit, words: $0.words) }
        let sequence = file.matters.instructions.count + 1
        record(
            .instruction(LeaderInstruction(sequence: sequence, leader: leader, at: at, words: words, tasks: fresh))
        )
    }

    mutating func reportOnInstruction(_ sequence: Int, _ task: Int, _ report: String) throws(Refusal) {
        guard var instruction = file.matters.instructions.first(where: { $0.sequence == sequence }),
            instruction.tasks.indices.contains(task), instruction.tasks[task].reportedAt == nil
        else { throw .nothingOpen(action) }
        guard officer.unit == instruction.tasks[task].unit else {
            throw .notYourUnit(unit: instruction.tasks[task].unit ?? "热线中心")
        }
        try require(report, "反馈内容", limit: Reply.textLimit)
        words = report
        instruction.tasks[task].report = report
        instruction.tasks[task].reportedAt = at
        record(.instruction(instruction))
    }

    mutating func inspect(
        _ notes: String,
        _ isSolved: Bool,
        _ point: Point?,
        _ photos: [String]
    ) throws(Refusal) {
        guard order.status != .void else { throw .orderStatus(action, order.status) }
        if let unit = officer.unit, !file.dispatches.contains(where: { $0.unit == unit }) {
            throw .notHandledBy(unit: unit)
        }
        try requireUnnamed()
        try require(notes, "核查情况")
        words = notes
        let sequence = file.matters.inspections.count + 1
        var inspection = SiteInspection(sequence: sequence, at: at, by: officer.id, notes: notes, isSolved: isSolved)
        inspection.point = point
        inspection.photos = photos
        record(.inspection(inspection))
    }
}
