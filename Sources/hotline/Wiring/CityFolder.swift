import Exchange
import Foundation
import WorkOrders
import WorkingDays

/// A city's folder: the limits and hours by which deadlines are made; without one those of the program.
struct CityFolder {
    var limits = HandlingLimits.standard
    var calendar = CalendarSettings()

    /// Reads what the folder has of `limits.csv` and `calendar.yml`; nil is no folder.
    init(_ folder: String?) throws {
        guard let folder else { return }
        let limitsPath = "\(folder)/limits.csv"
        let calendarPath = "\(folder)/calendar.yml"
        let present = [limitsPath, calendarPath].filter { FileManager.default.fileExists(atPath: $0) }
        guard !present.isEmpty else {
            throw CommandFailure.said("城市文件夹 \(folder) 中没有 limits.csv 或 calendar.yml，请检查 --city 或 HOTLINE_CITY。")
        }
        if present.contains(limitsPath) { limits = try LimitsFile.limits(path: limitsPath) }
        guard present.contains(calendarPath) else { return }
        let values = try SettingsFile.values(calendarPath)
        do throws(CalendarSettingsError) {
            calendar = try CalendarSettings(values: values)
        } catch {
            throw CommandFailure.said("\(calendarPath)：\(error)")
        }
    }
}
