import Testing

@testable import Platform

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
