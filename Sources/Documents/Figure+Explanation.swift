import Bulletins
import WorkingDays

extension Figure {
    /// What the number is made of, for whoever points at it: `卫生健康占比：2181/16198，2022年2月份，本期受理的诉求，截至…`.
    var explanation: String {
        let parts = denominator.map { "\(numerator)/\($0)" } ?? "\(numerator)"
        return "\(title)：\(parts)，\(population.title)，截至\(population.cutOff.minuteText)"
    }
}
