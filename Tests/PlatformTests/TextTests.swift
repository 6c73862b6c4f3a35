import Testing

@testable import Platform

@Suite struct PercentEncodingTests {
    @Test func `bytes that are not kept become % and two digits`() {
        #expect(PercentEncoding.encode("a/b c%~", keeping: PercentEncoding.isWord) == "a%2Fb%20c%25%7E")
        let all = PercentEncoding.encode("/\u{0}\u{F}é", digits: .lowercase) { _ in false }
        #expect(all == "%2f%00%0f%c3%a9")
        #expect(PercentEncoding.encode([0x41, 0xFF], keeping: PercentEncoding.isWord) == Array("A%FF".utf8))
    }

    @Test func `words are ASCII letters, digits, underscore and hyphen`() {
        let kept = (UInt8.min...UInt8.max).filter(PercentEncoding.isWord)
        let expected = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
        #expect(String(decoding: kept, as: UTF8.self) == expected)
    }
}

@Suite struct StableHashTests {
    /// From the FNV reference: http://www.isthe.com/chongo/src/fnv/test_fnv.c
    @Test(arguments: [
        ("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("b", "af63df4c8601f1a5"), ("foobar", "85944171f73967e8"),
    ])
    func `the published vectors`(text: String, digits: String) {
        #expect(StableHash(text).digits == digits)
        #expect(StableHash(Array(text.utf8)).value == UInt64(digits, radix: 16))
    }

    @Test func `digits are always sixteen`() throws {
        let texts = (0..<2000).map { "text \($0)" }
        #expect(texts.allSatisfy { StableHash($0).digits.utf8.count == 16 })
        #expect(texts.contains { StableHash($0).digits.hasPrefix("0") })
    }
}

@Suite struct SystemErrorTests {
    @Test func `errors have the system's message`() {
        #expect("\(SystemError(code: 2))" == "No such file or directory")
        #expect("\(SystemError(code: 27))" == "File too large")
        #expect("\(SystemError(code: 99_999))" == "Unknown error 99999")
    }

    @Test func `threads don't share a message`() async {
        let mixed = await withTaskGroup(of: Bool.self) { group in
            for number: Int32 in 0..<8 {
                group.addTask {
                    let code = 1_000_000 + number
                    return (0..<500).contains { _ in "\(SystemError(code: code))" != "Unknown error \(code)" }
                }
            }
            return await group.contains(true)
        }
        #expect(!mixed)
    }
}
