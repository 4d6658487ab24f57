import Bulletins
public import Storage
import WorkingDays

/// What is said of an export: in the record of changes, and in the file itself.
extension ListExport {
    private var identityWords: String { reason.map { "；含诉求人身份信息，理由：\($0)" } ?? "" }

    var requestWords: String {
        "申请导出工单清单：\(form.title)，\(totalRows)件，\(columns.count)列；条件：\(conditions)\(identityWords)。"
    }

    func doneWords(rows: Int, identities: Int) -> String {
        "导出完成：\(rows)件" + (hasIdentity ? "，其中\(identities)件打开了诉求人身份信息" : "") + "。"
    }

    var fetchWords: String { "下载导出的文件：\(doneRows)件" + (hasIdentity ? "，含诉求人身份信息" : "") + "。" }

    /// The first line of the file: a copy says whose it is and what it holds.
    func headline(at now: Instant) -> String {
        let identity = hasIdentity ? "，含诉求人身份信息，请勿转发" : ""
        return "内部资料\(identity)。导出编号\(id)，导出人：\(officerName)（\(officer)），时间：\(now.minuteText)。条件：\(conditions)。"
    }

    /// What stands at the bottom of every printed page.
    func footer(at now: Instant) -> String { "内部资料 导出\(id) \(officerName) \(now.minuteText) \(conditions)" }

    /// The name that a browser keeps the file under.
    public var downloadName: String {
        let day = requestedAt.minuteText.filter { $0 != "-" && $0 != ":" }.replacing(" ", with: "-")
        return "工单清单\(day)_导出\(id).\(form.ending)"
    }
}
