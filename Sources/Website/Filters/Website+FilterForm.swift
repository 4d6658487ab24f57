import Bulletins

extension Website {
    /// The form over a list: `fields` as an address fills them, the first `shown` of them always seen.
    ///
    /// The fields are made once for as long as the city's lists are kept.
    func filterForm(
        _ action: String,
        shown: Int,
        _ reading: FilterReading,
        _ lists: CityLists,
        fields: (CityLists) -> [FilterField]
    ) -> FilterForm {
        let made = lists.forms.fields(of: action) { FilterFields(fields(lists), template: templates.field) }
        return FilterForm(action: action, fields: made, shown: shown, reading: reading) { items in
            action + paths.query(items)
        }
    }
}
