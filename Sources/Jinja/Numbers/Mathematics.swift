import FoundationEssentials
import Glibc

/// Functions from the C library.
enum Mathematics {
    static func power(_ x: Double, _ y: Double) -> Double { pow(x, y) }
    static func sine(_ x: Double) -> Double { sin(x) }
    static func cosine(_ x: Double) -> Double { cos(x) }
}

/// A complex number, the root of a negative number in Python; it can only be printed.
final class ComplexObject: PythonObject {
    private let real: Double
    private let imaginary: Double

    init(_ real: Double, _ imaginary: Double) {
        self.real = real
        self.imaginary = imaginary
    }

    static func power(_ x: Double, _ y: Double) -> ComplexObject {
        let size = Mathematics.power(-x, y)
        let angle = Double.pi * y
        return ComplexObject(size * Mathematics.cosine(angle), size * Mathematics.sine(angle))
    }

    override var typeName: String { "complex" }

    override func repr(_ interpreter: Interpreter) -> String {
        func part(_ value: Double) -> String {
            let text = FloatText.repr(value)
            return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
        }
        let sign = imaginary.sign == .minus ? "" : "+"
        return "(\(part(real))\(sign)\(part(imaginary))j)"
    }
}
