/// How much of the stack a rendering has taken. Threads have 8 MB of it, of which this leaves the greater part of 2 MB.
struct StackGuard {
    #if DEBUG
        private static let most: UInt = 6 << 20
    #else
        private static let most: UInt = 4 << 20
    #endif

    private let start: UInt

    init() { start = StackGuard.here() }

    var isExhausted: Bool {
        let here = StackGuard.here()
        return (start > here ? start - here : here - start) > StackGuard.most
    }

    /// About where the stack ends now: the address is compared, and nothing is read from it.
    @inline(never)
    private static func here() -> UInt {
        var mark: UInt8 = 0
        return withUnsafeMutablePointer(to: &mark) { UInt(bitPattern: $0) }
    }
}
