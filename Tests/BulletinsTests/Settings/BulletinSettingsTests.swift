import Testing
import WorkingDays

@testable import Bulletins

@Suite("Settings of a bulletin")
struct BulletinSettingsTests {
    @Test("The defaults are those of the published bulletin")
    func defaults() {
        let settings = BulletinSettings()
        #expect(settings.format.rounding == .truncate)
        #expect(settings.format.zeros == .strip)
        #expect(settings.format.decimals == 2)
        #expect(settings.format.dayDecimals == 1)
        #expect(settings.balancing == .off)
        #expect(settings.categoryDenominator == .channel("电话"))
        #expect(settings.cohort == .dispatched)
        #expect(settings.durationCohort == .completed)
        #expect(settings.clock == .naturalDays)
        #expect(settings.slowestCount == 2)
        #expect(settings.lowestCount == 2)
    }

    @Test("No values leave the defaults")
    func noValues() throws {
        #expect(try BulletinSettings(values: [:]) == BulletinSettings())
    }

    @Test("Every setting can be given")
    func everySetting() throws {
        let settings = try BulletinSettings(values: [
            "rounding": "half-up", "zeros": "keep", "decimals": "1", "day-decimals": "2",
            "balancing": "largest-remainder", "category-denominator": "all", "cohort": "due",
            "duration-cohort": "dispatched", "clock": "working-days", "minimum-count": "10", "slowest": "3",
            "lowest": "1", "hot-topics": "8", "narrated-topics": "4", "subtopics": "5", "places": "0",
            "overdue-units": "6", "acknowledgement-limit": "2小时", "contact-limit": "2个工作日",
            "dispatch-limit": "4小时", "officers.市公安局": "12",
            "unit-suffixes": "人民政府;管委会", "channel-title.电话": "群众来电", "group-title.县区": "各县区",
            "sentence.opening": "共{total}件。",
        ])
        #expect(settings.format.rounding == .halfUp)
        #expect(settings.format.zeros == .keep)
        #expect(settings.format.decimals == 1)
        #expect(settings.format.dayDecimals == 2)
        #expect(settings.balancing == .largestRemainder)
        #expect(settings.categoryDenominator == .all)
        #expect(settings.cohort == .due)
        #expect(settings.durationCohort == .dispatched)
        #expect(settings.clock == .workingDays)
        #expect(settings.minimumCount == 10)
        #expect(settings.slowestCount == 3)
        #expect(settings.lowestCount == 1)
        #expect(settings.hotTopicCount == 8)
        #expect(settings.narratedTopicCount == 4)
        #expect(settings.subtopicCount == 5)
        #expect(settings.placeCount == 0)
        #expect(settings.overdueUnitCount == 6)
        #expect(settings.acknowledgementLimit == .minutes(120))
        #expect(settings.contactLimit == .workingDays(2))
        #expect(settings.dispatchLimit == .minutes(240))
        #expect(settings.officerCounts == ["市公安局": 12])
        #expect(settings.unitSuffixes == ["人民政府", "管委会"])
        #expect(settings.channelTitles == ["电话": "群众来电"])
        #expect(settings.groupTitles == ["县区": "各县区"])
        #expect(settings.wording[.opening]?.source == "共{total}件。")
    }

    @Test("A channel as denominator")
    func channelDenominator() throws {
        let settings = try BulletinSettings(values: ["category-denominator": "channel:网站"])
        #expect(settings.categoryDenominator == .channel("网站"))
    }

    @Test(
        "A value that a setting doesn't take is refused, naming key, value and what is allowed",
        arguments: [
            ("rounding", "round", "truncate、half-up"), ("zeros", "yes", "strip、keep"), ("decimals", "5", "0至4的整数"),
            ("decimals", "-1", "0至4的整数"), ("decimals", "两", "0至4的整数"), ("balancing", "on", "off、largest-remainder"),
            ("category-denominator", "电话", "all（全部诉求）或channel:渠道名，如channel:电话"),
            ("category-denominator", "channel:", "all（全部诉求）或channel:渠道名，如channel:电话"),
            ("cohort", "made", "received、dispatched、due、completed"), ("clock", "days", "natural-days、working-days"),
            ("minimum-count", "0", "1至1000的整数"), ("officers.市公安局", "0", "1至100000的整数"),
            ("acknowledgement-limit", "快点", "时限，如1个工作日、2小时、20分钟"),
            ("contact-limit", "0个工作日", "时限，如1个工作日、2小时、20分钟"), ("rounding", "", "truncate、half-up"),
        ]
    )
    func badValue(_ key: String, _ value: String, _ expected: String) {
        #expect(throws: BulletinSettingsError.badValue(key: key, value: value, expected: expected)) {
            try BulletinSettings(values: [key: value])
        }
    }

    @Test(
        "A setting that doesn't exist is refused",
        arguments: ["roundings", "sentence", "channel-title.", "", "Zeros"]
    )
    func unknownKey(_ key: String) {
        #expect {
            try BulletinSettings(values: [key: "1"])
        } throws: { error in
            guard case .unknownKey(key, let known)? = error as? BulletinSettingsError else { return false }
            return known.contains("rounding") && known.contains("sentence.…")
        }
    }

    @Test("A sentence that doesn't exist is refused with those that do")
    func unknownSentence() {
        #expect {
            try BulletinSettings(values: ["sentence.greeting": "你好"])
        } throws: { error in
            guard case .unknownKey("sentence.greeting", let known)? = error as? BulletinSettingsError else {
                return false
            }
            return known.contains("sentence.opening") && known.count == Sentence.allCases.count
        }
    }

    @Test("A sentence that can't be filled in is refused")
    func badSentence() {
        let expected = BulletinSettingsError.badSentence(
            key: "sentence.title",
            .unknownField("name", known: ["period"])
        )
        #expect(throws: expected) { try BulletinSettings(values: ["sentence.title": "{name}通报"]) }
    }

    @Test("Of several faults the first by name is told, every time")
    func sameFault() {
        for _ in 0..<20 {
            #expect(
                throws: BulletinSettingsError.badValue(key: "balancing", value: "x", expected: "off、largest-remainder")
            ) {
                try BulletinSettings(values: ["zeros": "x", "balancing": "x", "rounding": "x", "clock": "x"])
            }
        }
    }

    @Test("Errors say in Chinese what to write")
    func messages() {
        func message(_ key: String, _ value: String) -> String {
            do {
                _ = try BulletinSettings(values: [key: value])
                return ""
            } catch {
                return "\(error)"
            }
        }
        #expect(message("zeros", "no") == "通报设置“zeros”的值“no”无法识别，请填写strip、keep。")
        #expect(message("nulls", "no").hasPrefix("通报设置中没有“nulls”这一项，可用的有：rounding、zeros、decimals、"))
        #expect(
            message("sentence.title", "{x}") == "通报设置“sentence.title”的句子有误：没有栏目“{x}”，可用的有：{period}。"
        )
        #expect(message("sentence.title", "{period") == "通报设置“sentence.title”的句子有误：“{”没有成对，请补上另一半或删去。")
    }
}
