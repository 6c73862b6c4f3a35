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
