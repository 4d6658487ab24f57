import Bulletins

extension Website {
    /// The form over a list: `fields` as an address fills them, the first `shown` of them always seen.
    ///
    /// The fields are made once for as long as the city's lists are kept; `kept` are items of the address that are no
    /// conditions and stay while those are changed.
    func filterForm(
        _ action: String,
        shown: Int,
        _ reading: FilterReading,
        _ lists: CityLists,
        kept: [QueryItem] = [],
        fields: (CityLists) -> [FilterField]
    ) -> FilterForm {
        let made = lists.forms.fields(of: action) { FilterFields(fields(lists), template: templates.field) }
        var form = FilterForm(action: action, fields: made, shown: shown, reading: reading) { items in
            action + paths.query(items + kept)
        }
        form.kept = kept.map { FilterOption($0.name, $0.value) }
        form.cleared = action + paths.query(kept)
        return form
    }
}
