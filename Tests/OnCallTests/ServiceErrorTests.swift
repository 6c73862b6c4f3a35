import OnCall
import Testing

@Suite struct ServiceErrorTests {
    @Test(arguments: [
        ("", "no secure connection"), ("wrong host", "no secure connection: wrong host"),
        ("wrong host.", "no secure connection: wrong host"), (" port 443 ", "no secure connection: port 443"),
        ("Slow down.\n", "no secure connection: Slow down"), (" \n", "no secure connection"),
    ])
    func `a foreign message is embedded in the summary`(words: String, expected: String) {
        #expect(ServiceError(.tls, message: words).summary == expected)
    }
}
