import Glibc

/// A converter of iconv(3).
final class Iconv {
    /// Why a conversion stopped.
    enum Stop: Hashable {
        case finished
        case invalid
        case cutOff
        case full
    }

    private let handle: iconv_t

    init(from source: String, to target: String) throws(CSVError) {
        // The failure value is (iconv_t)-1; iconv.h gives no name for it.
        guard let handle = iconv_open(target, source), Int(bitPattern: handle) != -1 else {
            throw .encodingUnavailable(.gb18030)
        }
        self.handle = handle
    }

    deinit { iconv_close(handle) }

    /// Converts as much as goes.
    func convert(
        _ input: UnsafeRawBufferPointer,
        into output: UnsafeMutableRawBufferPointer
    ) -> (stop: Stop, consumed: Int, produced: Int) {
        // iconv takes its input through a pointer to char *, yet doesn't write to it.
        var source = UnsafeMutableRawPointer(mutating: input.baseAddress)?.assumingMemoryBound(to: CChar.self)
        var target = output.baseAddress?.assumingMemoryBound(to: CChar.self)
        var sourceLeft = input.count
        var targetLeft = output.count
        let result = iconv(handle, &source, &sourceLeft, &target, &targetLeft)
        let stop = result == -1 ? Iconv.stop(errno) : .finished
        return (stop, input.count - sourceLeft, output.count - targetLeft)
    }

    private static func stop(_ code: Int32) -> Stop {
        switch code {
        case E2BIG: .full
        case EINVAL: .cutOff
        default: .invalid
        }
    }
}
