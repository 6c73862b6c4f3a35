import JSON
import Testing

@Suite struct JSONStringTests {
    private func read(_ text: String) throws -> String? { try JSONReader.read("\"" + text + "\"").string }

    @Test(arguments: [
        (#"\""#, "\""), (#"\\"#, "\\"), (#"\/"#, "/"), (#"\b"#, "\u{8}"), (#"\f"#, "\u{C}"), (#"\n"#, "\n"),
        (#"\r"#, "\r"), (#"\t"#, "\t"), (#"\u0000"#, "\u{0}"), (#"\u00e9"#, "é"), (#"\u00E9"#, "é"), (#"\u6f22"#, "漢"),
        (#"\uFFFF"#, "\u{FFFF}"), (#"\ud83d\ude00"#, "😀"), (#"\uD83D\uDE00"#, "😀"), (#"\udbff\udfff"#, "\u{10FFFF}"),
        (#"a\u002fb"#, "a/b"), (#"\\n"#, "\\n"), (#"\\\\"#, "\\\\"),
    ])
    func `an escape becomes its character`(text: String, expected: String) throws {
        #expect(try read(text)?.utf8.elementsEqual(expected.utf8) == true)
    }

    @Test(arguments: [
        (#"\ud800"#, "\u{FFFD}"), (#"\udc00"#, "\u{FFFD}"), (#"\ud800x"#, "\u{FFFD}x"), (#"\ud800\n"#, "\u{FFFD}\n"),
        (#"\ud800\u0041"#, "\u{FFFD}A"), (#"\ud800\ud83d\ude00"#, "\u{FFFD}😀"), (#"\ude00\ud83d"#, "\u{FFFD}\u{FFFD}"),
        (#"\udc00\udc00"#, "\u{FFFD}\u{FFFD}"),
    ])
    func `an unpaired surrogate becomes U+FFFD and consumes nothing else`(text: String, expected: String) throws {
        #expect(try read(text) == expected)
    }

    @Test func `invalid UTF-8 becomes U+FFFD`() throws {
        #expect(try JSONReader.read([0x22, 0x61, 0xFF, 0x62, 0x22]) == "a\u{FFFD}b")
        #expect(try JSONReader.read([0x22, 0x5C, 0x6E, 0xC3, 0x22]) == "\n\u{FFFD}")
    }

    @Test func `a byte order mark is skipped once`() throws {
        #expect(try JSONReader.read("\u{FEFF}[1]") == [1])
        #expect(throws: JSONError.self) { try JSONReader.read("\u{FEFF}\u{FEFF}[1]") }
    }

    @Test func `only JSON whitespace is skipped`() throws {
        #expect(try JSONReader.read(" \t\r\n[ \t\r\n1 , 2 ]\n") == [1, 2])
        for blank in ["\u{A0}", "\u{2028}", "\u{B}", "\u{C}"] {
            #expect(throws: JSONError.self) { try JSONReader.read("[\(blank)1]") }
        }
    }

    @Test func `only characters that must be escaped are written as escapes`() {
        let text = (0..<0x20).map { String(Unicode.Scalar(UInt8($0))) }.joined() + "\"\\/\u{7F}é漢😀\u{2028}"
        let written = JSONValue.string(text).compactText
        #expect(written.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
        #expect(written.hasPrefix(#""\u0000\u0001"#) && written.contains(#"\t\n\u000b"#))
        #expect(written.hasSuffix(#"\"\\/\u007fé漢😀"# + "\u{2028}\""))
    }
}
