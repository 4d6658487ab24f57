import Bulletins
import Synchronization
import Templates

/// The conditions of a list's form, with the markup of each while nothing is asked of it.
///
/// A form has some 180 choices and looks the same for everybody: to write them anew took a third of a list page's time.
struct FilterFields: Sendable {
    let fields: [FilterField]
    private let blank: [HTML]
    private let template: Template<FilterField>

    init(_ fields: [FilterField], template: Template<FilterField>) {
        self.fields = fields
        self.template = template
        blank = fields.map(template.render)
    }

    /// The fields as an address fills them; those it doesn't name are as they were made.
    func filled(by reading: FilterReading) -> [(field: FilterField, markup: HTML)] {
        fields.indices.map { index in
            let name = fields[index].name
            let values = reading.items.filter { $0.name == name }.map(\.value)
            let error = reading.fieldErrors[name]
            guard !values.isEmpty || error != nil else { return (fields[index], blank[index]) }
            var field = fields[index]
            field.values = values
            field.error = error
            return (field, template.render(field))
        }
    }
}

/// The fields of each list's form, made once for as long as the city's lists are kept.
final class KeptFields: Sendable {
    private let kept = Mutex<[String: FilterFields]>([:])

    /// The fields of the form that goes to `action`.
    func fields(of action: String, _ make: () -> FilterFields) -> FilterFields {
        if let found = kept.withLock({ $0[action] }) { return found }
        let made = make()
        kept.withLock { $0[action] = made }
        return made
    }
}
