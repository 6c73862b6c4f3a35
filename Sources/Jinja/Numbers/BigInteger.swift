/// An integer of any size, like Python's `int`. Sign and magnitude; the magnitude in limbs of 32 bits, lowest first.
package struct BigInteger: Sendable, Hashable {
    private(set) var isNegative: Bool
    /// Without trailing zeros.
    private(set) var limbs: [UInt32]

    /// The maximum number of digits in Python's conversions between integers and text (`sys.set_int_max_str_digits`).
    static let maxDigits = 4300

    init(isNegative: Bool = false, limbs: [UInt32]) {
        var limbs = limbs
        while limbs.last == 0 { limbs.removeLast() }
        self.limbs = limbs
        self.isNegative = isNegative && !limbs.isEmpty
    }

    /// The same number.
    package init(_ value: Int) {
        let magnitude = value.magnitude
        self.init(
            isNegative: value < 0,
            limbs: [UInt32(truncatingIfNeeded: magnitude), UInt32(truncatingIfNeeded: magnitude >> 32)])
    }

    init(_ value: UInt64) {
        self.init(limbs: [UInt32(truncatingIfNeeded: value), UInt32(truncatingIfNeeded: value >> 32)])
    }

    /// - Parameter digits: only digits of `radix`.
    init(digits: some Sequence<UInt8>, radix: UInt32, isNegative: Bool = false) {
        var limbs: [UInt32] = []
        var chunk: UInt32 = 0
        var scale: UInt32 = 1
        func flush(_ limbs: inout [UInt32], _ scale: UInt32, _ chunk: UInt32) {
            var carry = UInt64(chunk)
            for index in limbs.indices {
                let product = UInt64(limbs[index]) * UInt64(scale) + carry
                limbs[index] = UInt32(truncatingIfNeeded: product)
                carry = product >> 32
            }
            if carry > 0 { limbs.append(UInt32(carry)) }
        }
        for digit in digits {
            chunk = chunk * radix + UInt32(digit)
            scale *= radix
            if scale >= 100_000_000 {
                flush(&limbs, scale, chunk)
                chunk = 0
                scale = 1
            }
        }
        if scale > 1 { flush(&limbs, scale, chunk) }
        self.init(isNegative: isNegative, limbs: limbs)
    }

    /// The integral part of a finite number.
    init(_ value: Double) {
        let whole = value.rounded(.towardZero)
        guard whole != 0 else {
            self.init(limbs: [])
            return
        }
        let exponent = Int(whole.exponent) - 52
        let significand = whole.significandBitPattern | (1 << 52)
        let magnitude = BigInteger(significand)
        let shifted = exponent >= 0 ? magnitude << exponent : magnitude >> -exponent
        self.init(isNegative: value < 0, limbs: shifted.limbs)
    }

    var isZero: Bool { limbs.isEmpty }

    /// As a machine integer, if it fits.
    var int: Int? {
        guard limbs.count <= 2 else { return nil }
        var magnitude: UInt64 = 0
        for limb in limbs.reversed() { magnitude = magnitude << 32 | UInt64(limb) }
        if isNegative { return magnitude <= UInt64(Int.max) + 1 ? Int(truncatingIfNeeded: 0 &- magnitude) : nil }
        return magnitude <= UInt64(Int.max) ? Int(magnitude) : nil
    }

    var bitWidth: Int {
        guard let last = limbs.last else { return 0 }
        return limbs.count * 32 - last.leadingZeroBitCount
    }

    var magnitude: BigInteger { BigInteger(limbs: limbs) }
    var isEven: Bool { limbs.first.map { $0 & 1 == 0 } ?? true }

    /// The nearest double, ties to even; infinite if out of range.
    var double: Double {
        let width = bitWidth
        if width <= 64 {
            var value: UInt64 = 0
            for limb in limbs.reversed() { value = value << 32 | UInt64(limb) }
            return isNegative ? -Double(value) : Double(value)
        }
        if width > 1024 { return isNegative ? -.infinity : .infinity }
        // 64 leading bits; the last one also records whether lower bits are set.
        let shift = width - 64
        let top = self.magnitude >> shift
        var value: UInt64 = 0
        for limb in top.limbs.reversed() { value = value << 32 | UInt64(limb) }
        if (top << shift) != self.magnitude { value |= 1 }
        let result = Double(sign: .plus, exponent: shift, significand: Double(value))
        return isNegative ? -result : result
    }

    /// - Parameter radix: 2 ... 36.
    func text(radix: UInt32 = 10) -> String {
        guard !isZero else { return "0" }
        var chunkScale = radix
        var chunkDigits = 1
        while UInt64(chunkScale) * UInt64(radix) <= UInt64(UInt32.max) {
            chunkScale *= radix
            chunkDigits += 1
        }
        var rest = limbs
        var chunks: [String] = []
        while !rest.isEmpty {
            var remainder: UInt64 = 0
            for index in rest.indices.reversed() {
                let value = remainder << 32 | UInt64(rest[index])
                rest[index] = UInt32(value / UInt64(chunkScale))
                remainder = value % UInt64(chunkScale)
            }
            while rest.last == 0 { rest.removeLast() }
            let digits = String(remainder, radix: Int(radix))
            chunks.append(
                rest.isEmpty ? digits : String(repeating: "0", count: chunkDigits - digits.utf8.count) + digits)
        }
        return (isNegative ? "-" : "") + chunks.reversed().joined()
    }
}

extension BigInteger: Comparable {
    /// Compares by value.
    package static func < (a: BigInteger, b: BigInteger) -> Bool {
        if a.isNegative != b.isNegative { return a.isNegative }
        let order = compare(a.limbs, b.limbs)
        return a.isNegative ? order > 0 : order < 0
    }

    private static func compare(_ a: [UInt32], _ b: [UInt32]) -> Int {
        if a.count != b.count { return a.count < b.count ? -1 : 1 }
        for index in a.indices.reversed() where a[index] != b[index] { return a[index] < b[index] ? -1 : 1 }
        return 0
    }
}

extension BigInteger {
    /// The negated number.
    package static prefix func - (a: BigInteger) -> BigInteger { BigInteger(isNegative: !a.isNegative, limbs: a.limbs) }

    static func + (a: BigInteger, b: BigInteger) -> BigInteger {
        if a.isNegative == b.isNegative { return BigInteger(isNegative: a.isNegative, limbs: add(a.limbs, b.limbs)) }
        let order = compare(a.limbs, b.limbs)
        if order == 0 { return BigInteger(limbs: []) }
        return order > 0
            ? BigInteger(isNegative: a.isNegative, limbs: subtract(a.limbs, b.limbs))
            : BigInteger(isNegative: b.isNegative, limbs: subtract(b.limbs, a.limbs))
    }

    static func - (a: BigInteger, b: BigInteger) -> BigInteger { a + -b }

    /// The product, of any size.
    package static func * (a: BigInteger, b: BigInteger) -> BigInteger {
        guard !a.isZero, !b.isZero else { return BigInteger(limbs: []) }
        var product = [UInt32](repeating: 0, count: a.limbs.count + b.limbs.count)
        for (i, x) in a.limbs.enumerated() where x != 0 {
            var carry: UInt64 = 0
            for (j, y) in b.limbs.enumerated() {
                let sum = UInt64(x) * UInt64(y) + UInt64(product[i + j]) + carry
                product[i + j] = UInt32(truncatingIfNeeded: sum)
                carry = sum >> 32
            }
            product[i + b.limbs.count] = UInt32(carry)
        }
        return BigInteger(isNegative: a.isNegative != b.isNegative, limbs: product)
    }

    static func << (a: BigInteger, count: Int) -> BigInteger {
        let bits = UInt32(count % 32)
        var limbs = [UInt32](repeating: 0, count: count / 32)
        var carry: UInt32 = 0
        for limb in a.limbs {
            limbs.append(bits == 0 ? limb : limb << bits | carry)
            carry = bits == 0 ? 0 : limb >> (32 - bits)
        }
        limbs.append(carry)
        return BigInteger(isNegative: a.isNegative, limbs: limbs)
    }

    /// Shifts the magnitude: rounds towards zero.
    static func >> (a: BigInteger, count: Int) -> BigInteger {
        let skipped = count / 32
        guard skipped < a.limbs.count else { return BigInteger(limbs: []) }
        let bits = UInt32(count % 32)
        var limbs = Array(a.limbs[skipped...])
        if bits > 0 {
            for index in limbs.indices {
                let above = index + 1 < limbs.count ? limbs[index + 1] << (32 - bits) : 0
                limbs[index] = limbs[index] >> bits | above
            }
        }
        return BigInteger(isNegative: a.isNegative, limbs: limbs)
    }

    /// Quotient and remainder, rounded towards zero; `divisor` must not be zero. Knuth's algorithm D.
    func dividedTowardZero(by divisor: BigInteger) -> (quotient: BigInteger, remainder: BigInteger) {
        if BigInteger.compare(limbs, divisor.limbs) < 0 { return (BigInteger(limbs: []), self) }
        if divisor.limbs.count == 1 {
            var quotient = limbs
            var remainder: UInt64 = 0
            for index in quotient.indices.reversed() {
                let value = remainder << 32 | UInt64(quotient[index])
                quotient[index] = UInt32(value / UInt64(divisor.limbs[0]))
                remainder = value % UInt64(divisor.limbs[0])
            }
            return (
                BigInteger(isNegative: isNegative != divisor.isNegative, limbs: quotient),
                BigInteger(isNegative: isNegative, limbs: [UInt32(remainder)])
            )
        }
        let shift = divisor.limbs[divisor.limbs.count - 1].leadingZeroBitCount
        let low = (divisor.magnitude << shift).limbs
        var high = (magnitude << shift).limbs
        while high.count <= limbs.count { high.append(0) }
        let n = low.count
        var quotient = [UInt32](repeating: 0, count: high.count - n)
        for j in quotient.indices.reversed() {
            let top = UInt64(high[j + n]) << 32 | UInt64(high[j + n - 1])
            var guess = top / UInt64(low[n - 1])
            var rest = top % UInt64(low[n - 1])
            while guess > UInt64(UInt32.max) || guess * UInt64(low[n - 2]) > (rest << 32 | UInt64(high[j + n - 2])) {
                guess -= 1
                rest += UInt64(low[n - 1])
                if rest > UInt64(UInt32.max) { break }
            }
            var borrow: Int64 = 0
            var carry: UInt64 = 0
            for i in 0..<n {
                let product = guess * UInt64(low[i]) + carry
                carry = product >> 32
                let difference = Int64(high[i + j]) - borrow - Int64(product & 0xFFFF_FFFF)
                high[i + j] = UInt32(truncatingIfNeeded: difference)
                borrow = difference < 0 ? 1 : 0
            }
            let difference = Int64(high[j + n]) - borrow - Int64(carry)
            high[j + n] = UInt32(truncatingIfNeeded: difference)
            if difference < 0 {
                guess -= 1
                var sumCarry: UInt64 = 0
                for i in 0..<n {
                    let sum = UInt64(high[i + j]) + UInt64(low[i]) + sumCarry
                    high[i + j] = UInt32(truncatingIfNeeded: sum)
                    sumCarry = sum >> 32
                }
                high[j + n] = UInt32(truncatingIfNeeded: UInt64(high[j + n]) + sumCarry)
            }
            quotient[j] = UInt32(guess)
        }
        let remainder = BigInteger(limbs: high) >> shift
        return (
            BigInteger(isNegative: isNegative != divisor.isNegative, limbs: quotient),
            BigInteger(isNegative: isNegative, limbs: remainder.limbs)
        )
    }

    /// Quotient and remainder like Python's `//` and `%`: rounded down. `divisor` must not be zero.
    func dividedDown(by divisor: BigInteger) -> (quotient: BigInteger, remainder: BigInteger) {
        let (quotient, remainder) = dividedTowardZero(by: divisor)
        guard !remainder.isZero, remainder.isNegative != divisor.isNegative else { return (quotient, remainder) }
        return (quotient - BigInteger(1), remainder + divisor)
    }

    /// - Parameter exponent: not negative.
    func power(_ exponent: Int) -> BigInteger {
        var result = BigInteger(1)
        var base = self
        var exponent = exponent
        while exponent > 0 {
            if exponent & 1 == 1 { result = result * base }
            exponent >>= 1
            if exponent > 0 { base = base * base }
        }
        return result
    }

    private static func add(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
        let (long, short) = a.count >= b.count ? (a, b) : (b, a)
        var sum = long
        var carry: UInt64 = 0
        for index in long.indices {
            let value = UInt64(long[index]) + (index < short.count ? UInt64(short[index]) : 0) + carry
            sum[index] = UInt32(truncatingIfNeeded: value)
            carry = value >> 32
        }
        if carry > 0 { sum.append(UInt32(carry)) }
        return sum
    }

    /// `a` is the larger.
    private static func subtract(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
        var difference = a
        var borrow: Int64 = 0
        for index in a.indices {
            let value = Int64(a[index]) - (index < b.count ? Int64(b[index]) : 0) - borrow
            difference[index] = UInt32(truncatingIfNeeded: value)
            borrow = value < 0 ? 1 : 0
        }
        return difference
    }
}
