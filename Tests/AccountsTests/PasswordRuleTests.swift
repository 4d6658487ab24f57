import TestSupport
import Testing
import WorkingDays

@testable import Accounts

@Suite struct PasswordRuleTests {
    private func fault(_ password: String, _ rule: PasswordRule = PasswordRule()) async -> PasswordFault? {
        await thrown(PasswordFault.self) { try rule.check(password, id: "T001", name: "王小明") }
    }

    @Test("ten characters are enough and nine aren't")
    func length() async {
        #expect(await fault("Abcdefgh1") == .tooShort(minimum: 10))
        #expect(await fault("Abcdefghi1") == nil)
        #expect(await fault("Aa1" + String(repeating: "x", count: 126)) == .tooLong(maximum: 128))
    }

    @Test(
        "three of capitals, small letters, digits and others are asked for",
        arguments: [
            ("abcdefghijkl", false), ("abcdefgh1234", false), ("Abcdefghijkl", false), ("12345678!!!!", false),
            ("Abcdefgh1234", true), ("abcdefgh123!", true), ("ABCDEFGH123!", true), ("热线abcd123456", true),
        ]
    )
    func classes(_ password: String, _ isGood: Bool) async {
        #expect(await fault(password) == (isGood ? nil : .tooFewClasses(needed: 3)))
    }

    @Test("neither 工号 in either case nor 姓名 is part of it")
    func ownNames() async {
        #expect(await fault("xxT001xx-Yy") == .containsId)
        #expect(await fault("xxt001xx-Yy") == .containsId)
        #expect(await fault("Aa1王小明bcdefg") == .containsName)
    }

    @Test("a password is too old from its ninetieth day on")
    func age() {
        let set = Instant(day: CivilDay(year: 2022, month: 3, day: 1), secondOfDay: 60)
        let rule = PasswordRule()
        #expect(!rule.isTooOld(setAt: set, at: set.advanced(bySeconds: 90 * 86_400 - 1)))
        #expect(rule.isTooOld(setAt: set, at: set.advanced(bySeconds: 90 * 86_400)))
    }

    @Test("the numbers are a centre's to set")
    func settings() async {
        var rule = PasswordRule()
        (rule.minimumLength, rule.classes) = (4, 1)
        #expect(await fault("abcd", rule) == nil)
    }

    @Test("every sentence says what to do")
    func sentences() {
        let faults: [PasswordFault] = [
            .tooShort(minimum: 10), .tooLong(maximum: 128), .tooFewClasses(needed: 3), .containsId, .containsName,
            .usedBefore(remembered: 5),
        ]
        #expect(faults.allSatisfy { $0.sentence.contains("请") })
    }
}
