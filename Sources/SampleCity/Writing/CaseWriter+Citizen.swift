import WorkOrders

extension CaseWriter {
    mutating func writeCitizen() {
        let isTipOff = outline.kind == .tipOff
        if scene.chance.chance(isTipOff ? 25 : 2) {
            draft.order.isAnonymous = true
            return
        }
        draft.order.callerKind = .person
        draft.order.citizen = Citizen(name: personName(), callingNumber: mobileNumber())
        if scene.chance.chance(companyShare) { becomeCompany() }
        if scene.chance.chance(7) { draft.order.citizen.contactNumber = mobileNumber() }
        if scene.chance.chance(4) {
            draft.order.citizen.homeAddress = "\(scene.county.name)\(scene.estate)\(scene.chance.number(1...26))号楼"
        }
    }

    /// Out of a hundred callers; companies don't call about pensions.
    private var companyShare: Int {
        if scene.leaf.tag == "涉企" { return 60 }
        return ["政务服务", "公用事业", "城市管理", "文旅商务"].contains(scene.leaf.path.top) ? 5 : 0
    }

    private mutating func becomeCompany() {
        let brand = scene.chance.element(of: Vocabulary.brands)
        let trade = scene.chance.element(of: Vocabulary.companies)
        draft.order.callerKind = .company
        draft.order.citizen.name = "\(brand)\(trade)有限公司 \(personName())"
        draft.order.citizen.contactNumber = landline()
        draft.order.tags.insert("涉企")
    }

    private mutating func personName() -> String {
        scene.chance.element(of: Vocabulary.surnames) + (scene.chance.chance(53) ? "先生" : "女士")
    }

    /// A number of the right shape that belongs to nobody.
    ///
    /// The three digits it begins with were assigned to no operator when the ministry last published the list (2023).
    private mutating func mobileNumber() -> String {
        var number = scene.chance.element(of: GeneratedNumbers.mobilePrefixes)
        for _ in 0..<8 { number.append(GeneratedNumbers.digits[scene.chance.below(10)]) }
        return number
    }

    /// Huaibei's code with a number that no subscriber has: they don't begin with 9.
    private mutating func landline() -> String { "0561-9\(scene.chance.number(100_000...999_999))" }
}

/// What generated telephone numbers begin with.
enum GeneratedNumbers {
    static let mobilePrefixes = ["154", "160", "163", "164", "168", "169"]
    static let digits: [Character] = Array("0123456789")
}
