/// The arithmetic operators.
extension Interpreter {
    func operate(_ operation: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
        if case .int(let x) = a, case .int(let y) = b, let result = Interpreter.quick(operation, x, y) { return result }
        if operation == .modulo {
            switch a {
            case .string(let format): return .string(try PercentFormat.format(format, b, self))
            case .markup(let format): return .markup(try PercentFormat.format(format, b, self, escaping: true))
            case .bytes(let bytes) where !b.isUndefined:
                switch b {
                case .dict, .list: if !bytes.contains(UInt8(ascii: "%")) { return a }
                case .tuple(let tuple): if tuple.items.isEmpty, !bytes.contains(UInt8(ascii: "%")) { return a }
                default: break
                }
                throw PythonError.type("not all arguments converted during bytes formatting")
            default: break
            }
        }
        if case .undefined(let missing) = a { throw missing.error }
        if operation == .multiply, let product = try multiplied(a, b) { return product }
        if case .undefined(let missing) = b { throw missing.error }
        if a.isNumber, b.isNumber { return try numeric(operation, a, b) }
        if case .object(let object) = a, let result = try object.operate(operation, with: b, isLeft: true) {
            return result
        }
        if case .object(let object) = b, let result = try object.operate(operation, with: a, isLeft: false) {
            return result
        }
        switch operation {
        case .add: if let result = try concatenate(a, b) { return result }
        case .multiply:
            if let result = try repeated(a, b) ?? repeated(b, a) { return result }
        default: break
        }
        throw Interpreter.unsupported(operation, a, b)
    }

    static func unsupported(_ operation: BinaryOperator, _ a: Value, _ b: Value) -> PythonError {
        let name = operation == .power ? "** or pow()" : operation.text
        return .type("unsupported operand type(s) for \(name): '\(a.typeName)' and '\(b.typeName)'")
    }

    private static func quick(_ operation: BinaryOperator, _ x: Int, _ y: Int) -> Value? {
        switch operation {
        case .add:
            let (value, isTooLarge) = x.addingReportingOverflow(y)
            return isTooLarge ? nil : .int(value)
        case .subtract:
            let (value, isTooLarge) = x.subtractingReportingOverflow(y)
            return isTooLarge ? nil : .int(value)
        case .multiply:
            let (value, isTooLarge) = x.multipliedReportingOverflow(by: y)
            return isTooLarge ? nil : .int(value)
        default: return nil
        }
    }

    // MARK: Sequences

    private func concatenate(_ a: Value, _ b: Value) throws -> Value? {
        switch (a, b) {
        case (.string(let x), .string(let y)):
            try allocate(x.utf8.count + y.utf8.count)
            return .string(x + y)
        case (.markup(let x), .string(let y)): return .markup(x + PythonText.escapeHTML(y))
        case (.string(let x), .markup(let y)): return .markup(PythonText.escapeHTML(x) + y)
        case (.markup(let x), .markup(let y)): return .markup(x + y)
        case (.bytes(let x), .bytes(let y)): return .bytes(x + y)
        case (.list(let x), .list(let y)):
            try allocate((x.items.count + y.items.count) * 24)
            return .list(x.items + y.items)
        case (.tuple(let x), .tuple(let y)):
            try allocate((x.items.count + y.items.count) * 24)
            return .tuple(x.items + y.items)
        case (.markup, _): return nil
        case (.string, _):
            throw PythonError.type("can only concatenate str (not \"\(b.typeName)\") to str")
        case (.bytes, _): throw PythonError.type("can't concat \(b.typeName) to bytes")
        case (.list, _): throw PythonError.type("can only concatenate list (not \"\(b.typeName)\") to list")
        case (.tuple, _): throw PythonError.type("can only concatenate tuple (not \"\(b.typeName)\") to tuple")
        default: return nil
        }
    }

    /// `Markup.__mul__`, which doesn't try the reflected operation.
    private func multiplied(_ a: Value, _ b: Value) throws -> Value? {
        let partner: Value
        switch (a, b) {
        case (.markup, _): partner = b
        case (_, .markup): partner = a
        default: return nil
        }
        if partner.isInteger { return nil }
        throw PythonError.type("'\(partner.typeName)' object cannot be interpreted as an integer")
    }

    private func repeated(_ sequence: Value, _ factor: Value) throws -> Value? {
        let size: Int
        switch sequence {
        case .string(let text), .markup(let text): size = text.utf8.count
        case .bytes(let bytes): size = bytes.count
        case .list(let list): size = list.items.count * 24
        case .tuple(let tuple): size = tuple.items.count * 24
        default: return nil
        }
        guard factor.isInteger else {
            throw PythonError.type("can't multiply sequence by non-int of type '\(factor.typeName)'")
        }
        if case .big(let number) = factor, !number.isNegative {
            throw PythonError.overflow("cannot fit 'int' into an index-sized integer")
        }
        let count = max(0, factor.smallInteger ?? 0)
        let (total, isTooLarge) = size.multipliedReportingOverflow(by: count)
        try allocate(isTooLarge ? .max : total)
        switch sequence {
        case .string(let text): return .string(text.repeated(size == 0 ? 0 : count))
        case .markup(let text): return .markup(text.repeated(size == 0 ? 0 : count))
        case .bytes(let bytes): return .bytes(Array(repeatElement(bytes, count: size == 0 ? 0 : count).joined()))
        case .list(let list): return .list(repeated(list.items, count))
        case .tuple(let tuple): return .tuple(repeated(tuple.items, count))
        default: return nil
        }
    }

    private func repeated(_ items: [Value], _ count: Int) -> [Value] {
        guard !items.isEmpty else { return [] }
        var result: [Value] = []
        result.reserveCapacity(items.count * count)
        for _ in 0..<count { result.append(contentsOf: items) }
        return result
    }

    // MARK: Numbers

    private func numeric(_ operation: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
        if let x = a.integer, let y = b.integer { return try integral(operation, x, y) }
        let x = try double(a)
        let y = try double(b)
        switch operation {
        case .add: return .float(x + y)
        case .subtract: return .float(x - y)
        case .multiply: return .float(x * y)
        case .divide:
            if y == 0 { throw PythonError.zeroDivision("float division by zero") }
            return .float(x / y)
        case .floorDivide:
            if y == 0 { throw PythonError.zeroDivision("float floor division by zero") }
            return .float(Interpreter.floorDivide(x, y).quotient)
        case .modulo:
            if y == 0 { throw PythonError.zeroDivision("float modulo") }
            return .float(Interpreter.floorDivide(x, y).remainder)
        case .power: return try power(x, y)
        }
    }

    /// - Throws: an `OverflowError` for integers beyond the range of doubles.
    func double(_ value: Value) throws -> Double {
        switch value {
        case .float(let number): return number
        case .int(let number): return Double(number)
        default:
            let number = value.integer?.double ?? .nan
            if number.isInfinite { throw PythonError.overflow("int too large to convert to float") }
            return number
        }
    }

    /// `divmod` of floats, after CPython's `float_divmod`.
    static func floorDivide(_ x: Double, _ y: Double) -> (quotient: Double, remainder: Double) {
        var remainder = x.truncatingRemainder(dividingBy: y)
        var quotient = (x - remainder) / y
        if remainder != 0 {
            if (y < 0) != (remainder < 0) {
                remainder += y
                quotient -= 1
            }
        } else {
            remainder = Double(signOf: y, magnitudeOf: 0)
        }
        guard quotient != 0 else { return (Double(signOf: x / y, magnitudeOf: 0), remainder) }
        let floor = quotient.rounded(.down)
        return (quotient - floor > 0.5 ? floor + 1 : floor, remainder)
    }

    private func power(_ x: Double, _ y: Double) throws -> Value {
        if x == 0, y < 0 { throw PythonError.zeroDivision("0.0 cannot be raised to a negative power") }
        if x < 0, x.isFinite, y.isFinite, y != y.rounded() { return .object(try ComplexObject.power(x, y)) }
        let result = Mathematics.power(x, y)
        if result.isInfinite, x.isFinite, y.isFinite {
            throw PythonError.overflow("(34, 'Numerical result out of range')")
        }
        return .float(result)
    }

    private func integral(_ operation: BinaryOperator, _ x: BigInteger, _ y: BigInteger) throws -> Value {
        switch operation {
        case .add: return Value(x + y)
        case .subtract: return Value(x - y)
        case .multiply:
            try allocate((x.limbs.count + y.limbs.count) * 8)
            try step(x.limbs.count * y.limbs.count >> 4)
            return Value(x * y)
        case .divide: return .float(try quotient(x, y))
        case .floorDivide:
            if y.isZero { throw PythonError.zeroDivision("integer division or modulo by zero") }
            try step(x.limbs.count * y.limbs.count >> 4)
            return Value(x.dividedDown(by: y).quotient)
        case .modulo:
            if y.isZero { throw PythonError.zeroDivision("integer modulo by zero") }
            try step(x.limbs.count * y.limbs.count >> 4)
            return Value(x.dividedDown(by: y).remainder)
        case .power:
            if y.isNegative { return try power(try double(Value(x)), try double(Value(y))) }
            if x.limbs == [1] || x.isZero { return y.isZero ? .int(1) : x.isNegative && y.isEven ? .int(1) : Value(x) }
            guard let exponent = y.int, exponent < 1 << 22 else { throw PythonError.limit("this power is too large") }
            let bits = x.bitWidth * exponent
            guard bits < 1 << 20 else { throw PythonError.limit("this power is too large") }
            try allocate(bits)
            return Value(x.power(exponent))
        }
    }

    /// True division of integers, rounded once.
    private func quotient(_ x: BigInteger, _ y: BigInteger) throws -> Double {
        if y.isZero { throw PythonError.zeroDivision("division by zero") }
        if x.bitWidth <= 53, y.bitWidth <= 53 { return x.double / y.double }
        let shift = y.bitWidth - x.bitWidth + 66
        var numerator = x.magnitude
        var denominator = y.magnitude
        if shift > 0 { numerator = numerator << shift } else { denominator = denominator << -shift }
        let (whole, rest) = numerator.dividedTowardZero(by: denominator)
        // The last bit records whether lower bits are set, so that rounding to 53 bits is correct.
        let sticky = (whole << 1) + BigInteger(rest.isZero ? 0 : 1)
        let scaled = sticky.double
        let result = Double(sign: .plus, exponent: -shift - 1, significand: scaled)
        if result.isInfinite { throw PythonError.overflow("integer division result too large for a float") }
        return x.isNegative != y.isNegative ? -result : result
    }

    func unary(_ operation: UnaryOperator, _ value: Value) throws -> Value {
        switch (operation, value) {
        case (.not, _): return .bool(!isTrue(value))
        case (_, .undefined(let missing)): throw missing.error
        case (.negative, .float(let number)): return .float(-number)
        case (.positive, .float): return value
        case (_, .bool), (_, .int), (_, .big):
            guard let number = value.integer else { break }
            return Value(operation == .negative ? -number : number)
        case (_, .object(let object)): if let result = try object.negated(operation) { return result }
        default: break
        }
        throw PythonError.type(
            "bad operand type for unary \(operation == .negative ? "-" : "+"): '\(value.typeName)'")
    }
}
