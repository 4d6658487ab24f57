import Accounts
import TestSupport
import Testing

@Suite struct SignInRulesTests {
    @Test func `a city's names and values change the rules, what isn't named stays`() throws {
        let rules = try SignInRules(values: ["口令最短位数": "12", "账号锁定分钟": "30", "须动态口令的角色": "系统管理员、班长"])
        #expect(rules.password.minimumLength == 12 && rules.lockout.seconds == 1_800)
        #expect(rules.codeRoles == ["系统管理员", "班长"] && rules.lockout.failures == 5)
        #expect(try SignInRules(values: [:]) == SignInRules())
    }

    @Test(
        arguments: [
            ("口令最短位数", "4", "8到64的整数"), ("账号失败次数", "许多", "3到50的整数"), ("登录记录保留天数", "30", "184到3650"),
            ("须动态口令的角色", "班长、没有", "没有“没有”这个角色"), ("颜色", "红", "没有名为“颜色”的设置"),
        ]
    )
    func `what would let everybody in or lock everybody out is refused`(
        _ key: String,
        _ value: String,
        _ words: String
    ) async {
        let error = await thrown(SignInRulesError.self) { _ = try SignInRules(values: [key: value]) }
        #expect(error?.sentence.contains(words) == true)
    }

    @Test func `every name that is told can be set`() throws {
        for key in SignInRules.keys where key != "须动态口令的角色" {
            _ = try SignInRules(values: [key: key == "登录记录保留天数" ? "200" : key == "口令字符种类" ? "4" : "20"])
        }
    }
}
