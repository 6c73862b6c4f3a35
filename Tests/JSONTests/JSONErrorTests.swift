import JSON
import Testing

@Suite struct JSONErrorTests {
    /// A broken text, its fault, and the byte offset of the fault.
    struct Example: Sendable, CustomTestStringConvertible {
        let text: String
        let kind: JSONError.Kind
        let offset: Int

        init(_ text: String, _ kind: JSONError.Kind, _ offset: Int) {
            self.text = text
            self.kind = kind
            self.offset = offset
        }

        var testDescription: String { text.debugDescription }
    }

    private static let examples = [
        Example("", .expectedValueAtEnd, 0), Example("[", .expectedValueAtEnd, 1),
        Example("[1, ", .expectedValueAtEnd, 4),
        Example("{\"a\":", .expectedValueAtEnd, 5), Example("tru", .expectedValue, 0),
        Example("[nulL]", .expectedValue, 1),
        Example("[1,]", .expectedValue, 3), Example("{\"a\":}", .expectedValue, 5), Example("'a'", .expectedValue, 0),
        Example("+1", .expectedValue, 0), Example(".5", .expectedValue, 0), Example("NaN", .expectedValue, 0),
        Example("[Infinity]", .expectedValue, 1), Example("-", .expectedDigit, 1),
        Example("-Infinity", .expectedDigit, 1),
        Example("[1.]", .expectedDigit, 3), Example("1e", .expectedDigit, 2), Example("1e+x", .expectedDigit, 3),
        Example("[1 2]", .expectedCommaOrBracket, 3), Example("[1", .expectedCommaOrBracket, 2),
        Example("[1}", .expectedCommaOrBracket, 2), Example("[01]", .expectedCommaOrBracket, 2),
        Example("{\"a\":1 \"b\":2}", .expectedCommaOrBrace, 7), Example("{\"a\":1", .expectedCommaOrBrace, 6),
        Example("{\"a\":1]", .expectedCommaOrBrace, 6), Example("{", .expectedName, 1),
        Example("{a:1}", .expectedName, 1),
        Example("{\"a\":1,}", .expectedName, 7), Example("{1:2}", .expectedName, 1),
        Example("{\"a\" 1}", .expectedColon, 5),
        Example("{\"a\"", .expectedColon, 4), Example("1 2", .expectedEnd, 2), Example("{}}", .expectedEnd, 2),
        Example("01", .expectedEnd, 1), Example("1 // no", .expectedEnd, 2), Example("[\"a", .unterminatedString, 1),
        Example("{\"a\": \"b}", .unterminatedString, 6), Example("\"a\\\"", .unterminatedString, 0),
        Example("\"a\nb\"", .controlCharacter, 2), Example("\"\u{0}\"", .controlCharacter, 1),
        Example("\"\\n\t\"", .controlCharacter, 3), Example("\"\\", .unterminatedEscape, 2),
        Example("\"\\x\"", .unknownEscape, 2), Example("\"\\'\"", .unknownEscape, 2),
        Example("\"\\u12\"", .expectedHexadecimalDigits, 5), Example("\"\\u12g4\"", .expectedHexadecimalDigits, 5),
        Example("\"\\u", .expectedHexadecimalDigits, 3), Example("\"\\ud800\\u12\"", .expectedHexadecimalDigits, 11),
    ]

    @Test(arguments: examples) func `an error has a kind and a position`(example: Example) throws {
        let error = try #require(throws: JSONError.self) { try JSONReader.read(example.text) }
        #expect(error.kind == example.kind)
        #expect(error.offset == example.offset)
    }

    @Test func `every kind has an example`() {
        let limits: [JSONError.Kind] = [.tooLong(limit: 1), .tooDeep(limit: 1), .notRead(reason: "")]
        #expect(Set(Self.examples.map(\.kind)).count + limits.count == 16)
    }

    @Test func `every kind has its own message`() {
        let kinds = Set(Self.examples.map(\.kind)).union([.tooLong(limit: 7), .tooDeep(limit: 7)])
        #expect(Set(kinds.map(\.message)).count == kinds.count)
        #expect(kinds.allSatisfy { !$0.message.isEmpty && !$0.message.contains("\n") })
        #expect(JSONError.Kind.notRead(reason: "it is a picture").message == "it is a picture")
    }

    @Test func `lines end at newlines, and columns count code points`() throws {
        let error = try #require(throws: JSONError.self) { try JSONReader.read("{\r\n\t\"é👩‍💻\": 1,\n  \"漢\" x}") }
        #expect(error.kind == .expectedColon)
        #expect((error.line, error.column) == (3, 7))
        #expect("\(error)" == "line 3, column 7: expected ':'")
    }

    @Test func `a byte order mark counts as bytes of the text`() throws {
        let error = try #require(throws: JSONError.self) { try JSONReader.read("\u{FEFF}x") }
        #expect(error.offset == 3)
        #expect(error.kind == .expectedValue)
    }
}
