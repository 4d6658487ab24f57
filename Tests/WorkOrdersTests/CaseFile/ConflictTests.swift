import Testing
import WorkOrders

/// 回避 as a dispatcher is warned of it, against what the rule refuses.
@Suite struct ConflictTests {
    @Test("a complaint warns of each unit that it names, and of exactly those that the rule refuses as the lead")
    func named() throws {
        for (kind, subject) in [
            (RequestKind.complaint, Staff.bureau.unit ?? ""), (.tipOff, "\(Staff.bureau.unit ?? "")的队员"),
            (.complaint, "某物业公司"), (.assistance, Staff.bureau.unit ?? ""),
        ] {
            let matter = try Matter(kind) { $0.subject = subject }
            let warned = Set(matter.file.conflicts(under: matter.rules).map(\.unit))
            for unit in matter.rules.units.names {
                let refusal = matter.refusal(Staff.dispatcher, .dispatch([Assignment(unit)], Handover()))
                guard case .conflictOfInterest(let named, _) = refusal else {
                    #expect(!warned.contains(unit), "\(unit)")
                    continue
                }
                #expect(warned.contains(named), "\(unit): \(warned)")
            }
        }
    }

    @Test("the warning names who leads instead, or that another is to be chosen")
    func sentences() {
        #expect(Conflict(unit: "甲镇", superior: "乙县").sentence.contains("请由乙县主办，甲镇可以协办"))
        #expect(Conflict(unit: "甲局", superior: nil).sentence.contains("请另选主办单位"))
    }

    @Test("an order that names nobody warns of nothing")
    func nobody() throws {
        #expect(try Matter(.complaint).file.conflicts(under: Staff.rules()).isEmpty)
    }
}
