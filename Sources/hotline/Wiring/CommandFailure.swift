import Casework
import Exchange
import Sealing
import Storage
import WorkingDays

/// What a command says when it can't be done.
///
/// Errors become Chinese sentences and exit codes here only.
enum CommandFailure: Error, CustomStringConvertible {
    case keyMissing(path: String)
    /// Pages for others than this machine, and nobody who could sign in.
    case noOfficers
    case said(String)

    var description: String {
        switch self {
        case .noOfficers: "还没有账号，不能向其他机器提供网页。请先用 hotline officer add 添加账号，或去掉 --host。"
        case .keyMissing(let path):
            "找不到密钥文件 \(path)，而数据库中已有加密的内容。请从备份恢复密钥文件，或用 --key 指明它在哪里。"
        case .said(let sentence): sentence
        }
    }

    /// The sentence for any error that a command can meet.
    static func sentence(for error: any Error) -> String {
        switch error {
        case let error as CommandFailure: error.description
        case let error as ImportError: sentence(error)
        case let error as StorageError: sentence(error)
        case DemoError.notEmpty: "数据库中已有工单，示例城市只能建在空的数据库中。请用 --data 指定一个新文件夹。"
        case DemoError.otherCity: "数据库中是别的城市的单位，演练只能在空的数据库或示例城市中进行。请用 --data 指定一个新文件夹。"
        case let error as DeskError: error.sentence
        case let error as AccountRefusal: error.sentence
        case let error as CallRefusal: error.sentence
        case let error as CallImportError: error.sentence
        case let error as OfficerImportError: error.message
        case let error as FormError: error.sentence
        case let error as CSVError: error.message
        case let error as CSVWriteError: error.message
        case let error as MappingError: error.message
        case let error as CityFileError: error.message
        case let error as SettingsRefusal: error.sentence
        default: String(describing: error)
        }
    }

    private static func sentence(_ error: ImportError) -> String {
        switch error {
        case .badRows(let count): "有\(count)行不能导入，没有保存任何内容。请改正后重新导入，或加 --skip-invalid 只导入正确的行。"
        case .unreadable(let file, let reason): "\(file)：\(reason)没有保存任何内容。"
        case .nothingToImport: "文件夹中没有可导入的内容，应有 orders.csv、units.csv 等文件。"
        case .dryRun: "试导入已结束。"
        }
    }

    private static func sentence(_ error: StorageError) -> String {
        switch error {
        case .notFound: "没有找到这条记录，请核对编号。"
        case .outdated: "这条记录刚被别人改过，请重新打开后再改。"
        case .duplicate: "已有相同的记录，请核对后再录。"
        case .busy: "数据库正忙，请稍后再试。"
        case .closed: "数据库已关闭。"
        case .unavailable(let words): "连不上数据库（\(words)），请检查地址和服务是否在运行。"
        case .uncertain(let words): "提交时连接中断（\(words)），不能确定是否已保存，请核对后再重做。"
        case .refused(let words), .failed(let words), .forbidden(let words): "数据库拒绝了这次操作（\(words)）。"
        case .unexpectedValue(let column): "数据库中第\(column + 1)列的值不是本程序所知的，请检查是否用了更新版本的数据库。"
        }
    }
}
