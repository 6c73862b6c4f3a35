import Glibc

/// How much of the stack a rendering has taken. Threads have as much as `ulimit -s` said when the program began, and 8 MB at least, which
/// the program sees to.
struct StackGuard {
    private static let maxBytes: UInt = {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_STACK.rawValue), &limit)
        // Without a limit threads have what they have by default.
        let room = limit.rlim_cur > 1 << 30 ? 8 << 20 : UInt(max(8 << 20, limit.rlim_cur))
        // What is called below has no guard of its own.
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

    /// About where the stack ends now: the address is compared, and nothing is read from it.
    @inline(never)
    private static func here() -> UInt {
        var mark: UInt8 = 0
        return withUnsafeMutablePointer(to: &mark) { UInt(bitPattern: $0) }
    }
}
