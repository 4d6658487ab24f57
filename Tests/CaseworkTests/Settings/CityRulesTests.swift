import Accounts
import Casework
import Exchange
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// The files of a city, each read by its own parser in place of what the program has.
@Suite struct CityRulesTests {
    /// A small good text for each file.
    static func sample(_ file: CityFile) -> String {
        switch file {
        case .duty: "起,止,类别,人员\n8,20,危及生命,T001;T002\n0,24,,T003\n"
        case .unitCards: "承办单位,联络员,分管领导,值班电话,通知号码,地址,备注\n甲局,U001,副局长,0561-9000001,0561-9000003,人民路1号,周末轮值\n"
        case .leaders: "承办单位,负责人工号\n甲局,U002\n"
        case .limits: "诉求类型,来源渠道,紧急程度,标签,承办单位,时限\n咨询,,,,,2个工作日\n,,,,,8个工作日\n"
        case .terms: "派单时限: 2小时\n"
        case .calendar: "deadline-time: closing\n"
        case .alertWords: "类别,词,紧急程度,是否保密\n公共安全,燃气泄漏,特急,\n"
        case .reasons: "类别,代码,名称\n退单,09,另有规定\n"
        case .channels: "来源渠道\n信箱\n"
        case .tags: "标签,归口单位\n冬季供暖,甲局\n"
        case .areas: "县区,街道,社区,区划代码\n甲区,,,340602\n甲区,乙街道,,\n"
        case .directory: "诉求类别,县区,街道,承办单位,依据,备注,起,止\n城市管理/占道经营,甲区,,甲局;乙局,有关规定,,,\n"
        case .phrases: "缩写,用语\nty,请您稍等【】\n"
        case .incomingColumns: "来件平台,栏目,表头\n省平台,外部编号,交办号\n"
        case .roles: "角色,动作,可代办\n坐席,受理登记,\n坐席,派单,是\n"
        case .supervision: "# {级别}通知书\n\n编号：{编号}\n"
        case .signIn: "口令最短位数: 12\n"
        }
    }

    @Test("each file is read into its part of the rules", arguments: CityFile.allCases)
    func read(_ file: CityFile) throws {
        var city = CityRules()
        let text = Self.sample(file)
        try city.read(file, text)
        #expect(city.texts == [file: text])
        switch file {
        case .duty: #expect(city.duty.entries.count == 2 && city.duty.entries[0].kind == .danger)
        case .unitCards: #expect(city.cards["甲局"]?.leader == "副局长" && city.cards["甲局"]?.notices == "0561-9000003")
        case .leaders: #expect(city.leaders == ["甲局": "U002"])
        case .limits: #expect(city.limits.rules.count == 1 && city.limits.otherwise == .workingDays(8))
        case .terms: #expect(city.terms.dispatching == HandlingLimit("2小时"))
        case .calendar: #expect(city.calendar != CalendarSettings())
        case .alertWords: #expect(city.alertWords.words == [.publicSafety: ["燃气泄漏"]])
        case .reasons:
            #expect(city.reasons.sendBack == ["09": "另有规定"] && city.reasons.invalid == Reasons.standard.invalid)
        case .channels: #expect(city.names.channels == ["信箱"])
        case .tags: #expect(city.names.tags.map(\.owner) == ["甲局"])
        case .areas: #expect(city.names.places.counties == ["甲区"])
        case .directory: #expect(city.directory.entries.map(\.units) == [["甲局", "乙局"]])
        case .phrases: #expect(city.names.phrases.count == 1)
        case .incomingColumns: #expect(city.names.incoming.field(of: "交办号", in: "省平台") == .externalNumber)
        case .roles: #expect(city.permissions.allows("坐席", .dispatch) && !city.permissions.allows("话务员", .register))
        case .supervision: #expect(city.supervision == text)
        case .signIn: #expect(city.signIn.password.minimumLength == 12)
        }
    }

    @Test("the columns that a page shows are those that the parser takes", arguments: CityFile.allCases)
    func columns(_ file: CityFile) throws {
        guard let columns = file.columns else { return }
        let rows = try #require(CityTable.rows(of: Self.sample(file), columns: columns))
        var city = CityRules()
        try city.read(file, CityTable.text(of: rows, columns: columns))
        let header = Self.sample(file).split(separator: "\n").first
        #expect(header.map(String.init) == columns.joined(separator: ","))
    }

    @Test(
        "a file that is refused leaves everything as it was, under the name it was given",
        arguments: CityFile.allCases
    )
    func refused(_ file: CityFile) async throws {
        var city = CityRules()
        try city.read(file, Self.sample(file))
        let bad = file == .supervision ? "{没有这个名称}" : file.columns == nil ? "没有: 这个\n" : "没有这一列\nx\n"
        var changed = city
        let error = await thrown(CityFileError.self) { try changed.read(file, bad, name: "某文件") }
        #expect(error?.message.contains("某文件") == true)
        #expect(changed.texts == city.texts)
        let (before, after) = (city.rules(units: try UnitTree([]), calendar: .standard), changed)
        let rules = after.rules(units: try UnitTree([]), calendar: .standard)
        #expect(rules.limits == before.limits && rules.terms == before.terms && rules.duty == before.duty)
        #expect(rules.permissions == before.permissions && rules.reasons == before.reasons)
        #expect(rules.directory == before.directory)
        #expect(rules.alertWords == before.alertWords && rules.leaders == before.leaders)
    }

    @Test("a limit for a channel or tag that no order can have is refused, whichever file was changed")
    func limits() async throws {
        var city = CityRules()
        try city.read(.limits, "来源渠道,标签,时限\n信箱,,1小时\n,冬季供暖,2小时\n,,3小时\n")
        try city.check()
        try city.read(.channels, "来源渠道\n信箱\n")
        try city.read(.tags, "标签\n冬季供暖\n")
        try city.check()
        for (file, text, name) in [(CityFile.channels, "来源渠道\n电话\n", "信箱"), (.tags, "标签\n涉企\n", "冬季供暖")] {
            var other = city
            try other.read(file, text)
            let checked = other
            let error = await thrown(CityFileError.self) { try checked.check() }
            #expect(error?.message.contains("“\(name)”不在") == true)
        }
    }

    @Test("every setting has a name of its own and says what it decides")
    func titles() {
        let all = CityFile.allCases
        #expect(Set(all.map(\.title)).count == all.count && Set(all.map(\.subject)).count == all.count)
        #expect(all.allSatisfy { $0.about.hasSuffix("。") && $0.about.count >= 8 })
    }

    @Test("what a city has no file for is as the program has it")
    func standard() throws {
        let rules = CityRules().rules(units: try UnitTree([]), calendar: .standard)
        #expect(rules.limits == .standard && rules.permissions == .standard && rules.reasons == .standard)
        #expect(rules.duty.entries.isEmpty && rules.leaders.isEmpty && rules.names.channels.isEmpty)
    }
}
