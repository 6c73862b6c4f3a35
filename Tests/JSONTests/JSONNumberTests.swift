import JSON
import Testing

@Suite struct JSONNumberTests {
    private func number(_ text: String, nonFinite: Bool = false) throws -> JSONNumber {
        try #require(try JSONReader.read(text, limits: .init(acceptsNonFinite: nonFinite)).number)
    }

    @Test(arguments: [
        ("0", 0), ("-0", 0), ("1", 1), ("-1", -1), ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min),
    ])
    func `an integer that fits is an int`(text: String, value: Int) throws {
        let number = try number(text)
        #expect(number.int == value)
        #expect(number.isInteger)
        #expect(number.literal == text)
    }

    @Test(arguments: ["9223372036854775808", "-9223372036854775809", String(repeating: "9", count: 400)])
    func `an integer of any length keeps its digits`(text: String) throws {
        let number = try number(text)
        #expect(number.int == nil)
        #expect(number.isInteger)
        #expect(JSONValue.number(number).compactText == text)
    }

    @Test(arguments: [
        ("1.0", 1), ("1e0", 1), ("1E+2", 100), ("-2.5e-3", -0.0025), ("0.1", 0.1),
        ("5e-324", Double.leastNonzeroMagnitude),
        ("1.7976931348623157e308", Double.greatestFiniteMagnitude), ("-0.0", -0.0),
    ])
    func `a number with a point or an exponent is not an integer`(text: String, value: Double) throws {
        let number = try number(text)
        #expect(!number.isInteger && number.int == nil)
        #expect(number.double == value && number.double.sign == value.sign)
        #expect(number.literal == text)
    }

    @Test(arguments: [("1", "1.0"), ("1.0", "1.00"), ("1e2", "100"), ("0", "-0"), ("1e2", "1E2")])
    func `numbers written differently are different values`(one: String, other: String) throws {
        #expect(try JSONReader.read(one) != JSONReader.read(other))
    }

    @Test func `a number out of range becomes infinite or zero as a double, and keeps its digits`() throws {
        #expect(try number("1e999").double == .infinity)
        #expect(try number("-1e999").double == -.infinity)
        #expect(try number("1e-999").double == 0)
        #expect(try number("1e999").literal == "1e999")
    }

    @Test(arguments: [("NaN", Double.nan), ("Infinity", .infinity), ("-Infinity", -.infinity)])
    func `NaN and the infinities are read if allowed, and written as Python writes them`(text: String, value: Double)
        throws
    {
        let number = try number(text, nonFinite: true)
        #expect(number.double.isNaN ? value.isNaN : number.double == value)
        #expect(!number.isInteger && number.int == nil)
        #expect(try JSONReader.read("[\(text)]", limits: .init(acceptsNonFinite: true)).compactText == "[\(text)]")
        #expect(throws: JSONError.self) { try JSONReader.read(text) }
    }

    @Test(arguments: [
        "nan", "inf", "-NaN", "+Infinity", "Infinit", "-Infinit", "- 1", "0x10", "1_000", "٣", "--1", "1.e3",
    ])
    func `nothing else is accepted as a number`(text: String) {
        #expect(throws: JSONError.self) { try JSONReader.read(text, limits: .init(acceptsNonFinite: true)) }
    }
}
