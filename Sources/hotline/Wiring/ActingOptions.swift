import ArgumentParser
import WorkOrders
import WorkingDays

/// Who acts, and when.
struct ActingOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("工号", valueName: "工号"))
    var officer: String = "命令行"

    @Option(name: .long, help: ArgumentHelp("角色，如 话务员、派单员、经办人、单位领导、审核员、回访员、督办", valueName: "角色"))
    var role: String?

    @Option(name: .long, help: ArgumentHelp("单位；热线中心的人员不写", valueName: "单位"))
    var unit: String?

    @Option(name: .long, help: ArgumentHelp("姓名；反映到本人的工单须回避", valueName: "姓名"))
    var name: String?

    @Option(name: .long, help: ArgumentHelp("时间，如 \"2022-03-01 09:30\"；只用于测试和演练，不写则为现在", valueName: "时间"))
    var at: String?

    func instant() throws -> Instant {
        guard let at else { return Clock.now }
        guard let instant = Instant(at) else {
            throw CommandFailure.said("“\(at)”不是时间，--at 应形如 \"2022-03-01 09:30\"。")
        }
        return instant
    }

    func officer(otherwise: String? = nil) throws -> Officer {
        guard let role = role ?? otherwise else {
            throw CommandFailure.said("请用 --role 写明角色，如 派单员、经办人。")
        }
        return Officer(id: officer, name: name, role: role, unit: unit)
    }
}
