/// A complex number: in templates only the root of a negative number makes one (`Objects/complexobject.c`).
final class ComplexObject: PythonObject {
    private let real: Double
    private let imaginary: Double

    init(_ real: Double, _ imaginary: Double) {
        self.real = real
        self.imaginary = imaginary
    }

    override var typeName: String { "complex" }
    override var isTrue: Bool { real != 0 || imaginary != 0 }

    /// `abs`
    var magnitude: Double { Mathematics.hypotenuse(real, imaginary) }

    override func repr(_ interpreter: Interpreter) -> String {
        func part(_ value: Double) -> String {
            let text = FloatText.repr(value)
            return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
        }
        if real == 0, real.sign == .plus { return part(imaginary) + "j" }
        let sign = imaginary.sign == .minus && !imaginary.isNaN ? "" : "+"
        return "(\(part(real))\(sign)\(part(imaginary))j)"
    }

    override func hasHidden(_ name: String) -> Bool {
        super.hasHidden(name) || HiddenAttributes.complex.contains(name)
    }

    override func attribute(_ name: String, _ interpreter: Interpreter) -> Value? {
        switch name {
        case "real": .float(real)
        case "imag": .float(imaginary)
        case "conjugate":
            .object(
                FunctionObject(name, kind: "builtin_function_or_method") { [self] arguments, _ in
                    try Methods.none("complex.conjugate", arguments)
                    return .object(ComplexObject(real, -imaginary))
                })
        default: nil
        }
    }

    override func isEqual(to other: Value, _ interpreter: Interpreter) throws -> Bool {
        if case .object(let object) = other {
            guard let number = object as? ComplexObject else { return false }
            return number.real == real && number.imaginary == imaginary
        }
        return try imaginary == 0 && other.isNumber && interpreter.isEqual(.float(real), other)
    }

    override func hashKey() throws -> HashKey {
        let key = try HashKey(.float(real))
        return imaginary == 0 ? key : .method("complex", .tuple([key, try HashKey(.float(imaginary))]))
    }

    override func negated(_ operation: UnaryOperator) throws -> Value? {
        switch operation {
        case .negative: .object(ComplexObject(-real, -imaginary))
        case .positive: .object(self)
        case .not: nil
        }
    }

    override func operate(_ operation: BinaryOperator, with other: Value, isLeft: Bool) throws -> Value? {
        guard let number = try ComplexObject(other) else { return nil }
        let (a, b) = isLeft ? (self, number) : (number, self)
        switch operation {
        case .add: return .object(ComplexObject(a.real + b.real, a.imaginary + b.imaginary))
        case .subtract: return .object(ComplexObject(a.real - b.real, a.imaginary - b.imaginary))
        case .multiply: return .object(a.times(b))
        case .divide:
            guard b.isTrue else { throw PythonError.zeroDivision("complex division by zero") }
            return .object(a.divided(by: b))
        case .power: return .object(try a.power(b))
        case .floorDivide, .modulo: return nil
        }
    }

    /// nil if the value isn't a number.
    private convenience init?(_ value: Value) throws {
        switch value {
        case .float(let number): self.init(number, 0)
        case .object(let object):
            guard let number = object as? ComplexObject else { return nil }
            self.init(number.real, number.imaginary)
        default:
            guard let integer = value.integer else { return nil }
            let number = integer.double
            guard number.isFinite else { throw PythonError.overflow("int too large to convert to float") }
            self.init(number, 0)
        }
    }

    private func times(_ other: ComplexObject) -> ComplexObject {
        ComplexObject(
            real * other.real - imaginary * other.imaginary, real * other.imaginary + imaginary * other.real)
    }

    /// Smith's method, as `_Py_c_quot`.
    private func divided(by other: ComplexObject) -> ComplexObject {
        if other.real.magnitude >= other.imaginary.magnitude {
            let ratio = other.imaginary / other.real
            let divisor = other.real + other.imaginary * ratio
            return ComplexObject((real + imaginary * ratio) / divisor, (imaginary - real * ratio) / divisor)
        }
        let ratio = other.real / other.imaginary
        let divisor = other.real * ratio + other.imaginary
        return ComplexObject((real * ratio + imaginary) / divisor, (imaginary * ratio - real) / divisor)
    }

    private func power(_ exponent: ComplexObject) throws -> ComplexObject {
        let result: ComplexObject
        if exponent.imaginary == 0, exponent.real == exponent.real.rounded(), exponent.real.magnitude <= 100 {
            let count = Int(exponent.real)
            let power = power(count.magnitude)
            guard count <= 0 else { return power }
            guard power.isTrue else { throw ComplexObject.zeroPower }
            result = ComplexObject(1, 0).divided(by: power)
        } else if !exponent.isTrue {
            result = ComplexObject(1, 0)
        } else if !isTrue {
            guard exponent.imaginary == 0, exponent.real >= 0 else { throw ComplexObject.zeroPower }
            result = ComplexObject(0, 0)
        } else {
            let angle = Mathematics.arcTangent(imaginary, real)
            var size = Mathematics.power(magnitude, exponent.real)
            var phase = angle * exponent.real
            if exponent.imaginary != 0 {
                size /= Mathematics.exponential(angle * exponent.imaginary)
                phase += exponent.imaginary * Mathematics.logarithm(magnitude)
            }
            result = ComplexObject(size * Mathematics.cosine(phase), size * Mathematics.sine(phase))
        }
        guard result.real.isFinite, result.imaginary.isFinite else {
            throw PythonError.overflow("complex exponentiation")
        }
        return result
    }

    /// A power with a small whole exponent (`c_powu`).
    private func power(_ exponent: UInt) -> ComplexObject {
        var result = ComplexObject(1, 0)
        var square = self
        var rest = exponent
        while rest > 0 {
            if rest & 1 == 1 { result = result.times(square) }
            rest >>= 1
            square = square.times(square)
        }
        return result
    }

    private static var zeroPower: PythonError { .zeroDivision("zero to a negative or complex power") }

    /// A power of a negative number with an exponent that isn't whole.
    static func power(_ x: Double, _ y: Double) throws -> ComplexObject {
        try ComplexObject(x, 0).power(ComplexObject(y, 0))
    }
}
