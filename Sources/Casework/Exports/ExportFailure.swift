import Bulletins
import Exchange
import Sealing

/// Why a file of an export can't be made.
enum ExportFailure {
    /// What people read; nil where it may be tried again, as when the database is away.
    static func sentence(_ error: any Error) -> String? {
        switch error {
        case let error as WorkbookWriteError: error.message
        case let error as CSVWriteError: error.message
        case is QueryError: "筛选条件已不能识别，请从清单重新导出。"
        case is SealingError: "有工单的诉求人身份信息不能解密，请联系系统管理员核对密钥。"
        default: nil
        }
    }
}
