/// `datetime.timedelta`
package final class TimeDeltaObject: PythonObject {
    let value: TimeDelta

    /// Makes a template value of a duration.
    package init(_ value: TimeDelta) { self.value = value }

    override package var typeName: String { "datetime.timedelta" }
    override var moduleName: String? { "datetime" }
    override func str(_ interpreter: Interpreter) -> String { value.text }
    override func repr(_ interpreter: Interpreter) -> String { value.repr }
    override var isTrue: Bool { !value.isZero }

    override func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? {
        switch name {
        case "days": .int(value.days)
        case "seconds": .int(value.seconds)
        case "microseconds": .int(value.microseconds)
        case "min": .object(TimeDeltaObject(try TimeDelta(days: -999_999_999)))
        case "max": .object(TimeDeltaObject(try TimeDelta(days: 999_999_999, microseconds: 86_399_999_999)))
        case "resolution": .object(TimeDeltaObject(try TimeDelta(microseconds: 1)))
        case "total_seconds": .object(BoundMethod(.object(self), name))
        default: nil
        }
    }

    override func hasHidden(_ name: String) -> Bool {
        super.hasHidden(name) || HiddenAttributes.duration.contains(name)
    }

    override func isEqual(to other: Value, _ interpreter: Interpreter) -> Bool {
        guard case .object(let object) = other, let duration = object as? TimeDeltaObject else { return false }
        return duration.value == value
    }

    override func order(against other: Value, _ interpreter: Interpreter) -> Int? {
        guard case .object(let object) = other, let duration = object as? TimeDeltaObject else { return nil }
        return value == duration.value ? 0 : value.total < duration.value.total ? -1 : 1
    }

    override func hashKey() -> HashKey { .duration(days: value.days, microseconds: value.insideDay) }

    override func negated(_ operation: UnaryOperator) throws -> Value? {
        .object(TimeDeltaObject(operation == .negative ? try TimeDelta(total: -value.total) : value))
    }

    override func operate(_ operation: BinaryOperator, with other: Value, isLeft: Bool) throws -> Value? {
        func made(_ total: BigInteger) throws -> Value { .object(TimeDeltaObject(try TimeDelta(total: total))) }
        if case .object(let object) = other, let duration = object as? TimeDeltaObject {
            let (left, right) = isLeft ? (value.total, duration.value.total) : (duration.value.total, value.total)
            switch operation {
            case .add: return try made(left + right)
            case .subtract: return try made(left - right)
            case .divide, .floorDivide, .modulo:
                if right.isZero {
                    throw PythonError.zeroDivision(
                        operation == .divide ? "division by zero" : "integer division or modulo by zero")
                }
                if operation == .divide { return .float(left.double / right.double) }
                let (quotient, remainder) = left.dividedDown(by: right)
                return operation == .modulo ? try made(remainder) : Value(quotient)
            default: return nil
            }
        }
        if let factor = other.integer {
            switch operation {
            case .multiply: return try made(value.total * factor)
            case .floorDivide where isLeft:
                if factor.isZero { throw PythonError.zeroDivision("integer division or modulo by zero") }
                return try made(value.total.dividedDown(by: factor).quotient)
            case .divide where isLeft:
                if factor.isZero { throw PythonError.zeroDivision("integer division or modulo by zero") }
                return try made(TimeDeltaObject.rounded(value.total, factor))
            default: return nil
            }
        }
        if case .float(let factor) = other {
            guard factor.isFinite else { throw PythonError.overflow("cannot convert float infinity to integer") }
            switch operation {
            case .multiply: return try made(FloatText.roundedProduct(value.total, factor))
            case .divide where isLeft:
                if factor == 0 { throw PythonError.zeroDivision("float division by zero") }
                let quotient = value.total.double / factor
                guard quotient.isFinite else { throw PythonError.overflow("cannot convert float infinity to integer") }
                return try made(BigInteger(quotient.rounded(.toNearestOrEven)))
            default: return nil
            }
        }
        return nil
    }

    /// `a / b` rounded half-even.
    static func rounded(_ a: BigInteger, _ b: BigInteger) -> BigInteger {
        let (quotient, remainder) = a.dividedDown(by: b)
        let twice = remainder.magnitude << 1
        let size = b.magnitude
        return twice > size || twice == size && !quotient.isEven ? quotient + BigInteger(1) : quotient
    }
}
