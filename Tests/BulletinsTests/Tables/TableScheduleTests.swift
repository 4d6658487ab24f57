import Testing
import WorkOrders
import WorkingDays

@testable import Bulletins

@Suite struct TableScheduleTests {
    @Test("a table is made at the 00:00 after its period, of the period that has just ended")
    func times() {
        let cases: [(TableSchedule, String, String, String)] = [
            (.daily, "02-14 09:30", "02-15 00:00", "2022-02-14"), (.daily, "02-28 00:00", "03-01 00:00", "2022-02-28"),
            (.weekly, "02-14 00:00", "02-21 00:00", "2022-W07"), (.weekly, "02-20 23:59", "02-21 00:00", "2022-W07"),
            (.monthly, "02-01 00:00", "03-01 00:00", "2022-02"), (.monthly, "02-28 23:59", "03-01 00:00", "2022-02"),
        ]
        for (schedule, now, next, period) in cases {
            let due = schedule.next(after: moment(now))
            #expect(due == moment(next), "\(schedule) after \(now)")
            #expect(due.flatMap { schedule.period(endingAt: $0)?.name } == period)
        }
        #expect(TableSchedule.never.next(after: moment("02-14 09:30")) == nil)
        #expect(TableSchedule.never.period(endingAt: moment("02-14 00:00")) == nil)
    }

    @Test("counts are compared line by line with the table before; rates and new lines are not")
    func compared() throws {
        var (then, now) = (FactSet(), FactSet())
        then.order(kind: .complaint, times: 3)
        then.order(kind: .inquiry)
        now.order(kind: .complaint, times: 5)
        now.order(kind: .praise)
        let table = items("rows=channel&then=kind&measure=valid&measure=direct-rate&period=2022-02")
        let sheet = try now.counted(table).sheet().compared(to: then.counted(table).sheet())
        #expect(sheet.rows.map(\.title) == ["电话", "投诉", "表扬", "合计"])
        #expect(sheet.rows.map { $0.cells[0].change } == ["+2", "+2", nil, "+2"])
        #expect(sheet.rows.allSatisfy { $0.cells[1].change == nil })
        let back = try then.counted(table).sheet().compared(to: now.counted(table).sheet())
        #expect(back.rows.map { $0.cells[0].change } == ["−2", nil, "−2", "−2"])
        let same = try then.counted(table).sheet()
        #expect(Set(same.compared(to: same).rows.map { $0.cells[0].change }) == ["持平"])
    }

    @Test("a template keeps its table as lines, whatever stands in a value")
    func template() throws {
        let table = try #require(
            TableReading([
                QueryItem("rows", "kind"), QueryItem("measure", "valid"), QueryItem("channel", "网站&=微信"),
            ]).table
        )
        let template = TableTemplate(owner: "F01", unit: nil, name: "网上", table: table)
        #expect(template.table == table)
        #expect(template.spec.split(separator: "\n").count == table.items.count)
    }

    @Test("every standard table can be counted, and has a name of its own")
    func standard() {
        for standard in StandardTable.all {
            #expect(standard.table != nil, "\(standard.name)")
            #expect(standard.isOfDispatches == (standard.table?.subject == .dispatches))
        }
        #expect(Set(StandardTable.all.map(\.name)).count == StandardTable.all.count)
    }
}
