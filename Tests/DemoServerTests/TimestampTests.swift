import Testing

@testable import DemoServer

@Suite struct TimestampTests {
    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
            (-1, "1969-12-31T23:59:59Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
            (951_782_400, "2000-02-29T00:00:00Z", "Tue, 29 Feb 2000 00:00:00 GMT"),
            (1_795_447_277, "2026-11-23T15:21:17Z", "Mon, 23 Nov 2026 15:21:17 GMT"),
            (4_107_542_400, "2100-03-01T00:00:00Z", "Mon, 01 Mar 2100 00:00:00 GMT"),
            (253_402_300_799, "9999-12-31T23:59:59Z", "Fri, 31 Dec 9999 23:59:59 GMT"),
        ])
    func `a second is formatted as a date`(second: Int, iso: String, http: String) {
        #expect(Timestamp(second: second).iso == iso)
        #expect(Timestamp(second: second).http == http)
    }
}
