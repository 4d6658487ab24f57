import Testing

@testable import Bulletins

/// The columns of lists and exports, whose names stand in addresses and saved views.
@Suite struct OrderColumnTests {
    @Test("names and heads are unlike each other, and no name needs escaping in an address")
    func names() {
        let columns = OrderColumn.allCases
        #expect(Set(columns.map(\.rawValue)).count == columns.count)
        #expect(Set(columns.map(\.title)).count == columns.count)
        #expect(columns.allSatisfy { $0.rawValue.allSatisfy { $0.isASCII && $0.isLowercase || $0 == "-" } })
    }

    @Test("columns come back from their text in the order chosen, each once")
    func texts() {
        let columns: [OrderColumn] = [.number, .sendBacks, .received, .callingNumber]
        #expect(OrderColumn.text(columns) == "number,send-backs,received,calling-number")
        #expect(OrderColumn.columns(OrderColumn.text(columns)) == columns)
        #expect(OrderColumn.columns("title,number,title") == [.title, .number])
        let all = OrderColumn.allCases
        #expect(OrderColumn.columns(OrderColumn.text(all)) == all)
    }

    @Test(arguments: ["", ",", "colour", "number,colour", "Number", "number, received", "工单编号"])
    func `a text that names another column, or none, is no choice`(_ text: String) {
        #expect(OrderColumn.columns(text) == nil)
    }

    @Test("who the citizen is stands in no usual column")
    func identity() {
        let identity = OrderColumn.allCases.filter(\.isIdentity)
        #expect(identity == [.name, .callingNumber, .contactNumber])
        #expect(OrderColumn.standard.allSatisfy { !$0.isIdentity })
        #expect(OrderColumn.open.count == OrderColumn.allCases.count - identity.count)
        #expect(Set(OrderColumn.standard).count == OrderColumn.standard.count)
    }

    @Test("names of columns stay as they are: saved views have them")
    func stableNames() {
        let names = OrderColumn.allCases.map(\.rawValue).joined(separator: " ")
        #expect(
            names == """
                number received channel kind top-category category urgency status ending title content occurred \
                county street community address subject caller-kind anonymous confidential public tags lead \
                assisting dispatched acknowledged contacted deadline overdue result factual completed closed answer \
                round send-backs satisfaction resolved visited repeats reminders external-platform external-number \
                external-deadline call leader origin name calling-number contact-number
                """
        )
    }
}
