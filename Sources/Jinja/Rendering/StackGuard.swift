import Glibc

/// Limits the stack that a rendering uses. Threads have the size of `ulimit -s` when the program started, and at least 8 MB,
/// which the program ensures.
struct StackGuard {
    private static let maxBytes: UInt = {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_STACK.rawValue), &limit)
        // Without a limit threads have their default size.
        let room = limit.rlim_cur > 1 << 30 ? 8 << 20 : UInt(max(8 << 20, limit.rlim_cur))
        // Calls below this point have no guard of their own.
        #if DEBUG
            return room / 4 * 3
        #else
            return room / 2
        #endif
    }()

    private let start: UInt

    init() { start = StackGuard.here() }

    var isExhausted: Bool {
        let here = StackGuard.here()
        return (start > here ? start - here : here - start) > StackGuard.maxBytes
    }

    /// The approximate current end of the stack: the address is compared, nothing is read from it.
    @inline(never)
    private static func here() -> UInt {
        var mark: UInt8 = 0
        return withUnsafeMutablePointer(to: &mark) { UInt(bitPattern: $0) }
    }
}
