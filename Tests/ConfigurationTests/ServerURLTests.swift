import Testing

@testable import Configuration

@Suite struct ServerURLTests {
    @Test(arguments: [
        ("https://oncall.example.com", "https://oncall.example.com"),
        ("https://oncall.example.com/", "https://oncall.example.com"),
        ("https://oncall.example.com/api/v1", "https://oncall.example.com"),
        ("https://oncall.example.com/api/v1/", "https://oncall.example.com"),
        ("https://stack.grafana.net/oncall//api/v1//", "https://stack.grafana.net/oncall"),
        ("HTTPS://OnCall.Example.COM:443/OnCall", "https://oncall.example.com/OnCall"),
        ("https://oncall.example.com:8443", "https://oncall.example.com:8443"),
        ("http://localhost:80", "http://localhost"),
        ("http://[::1]:8080/", "http://[::1]:8080"),
        ("https://xapi/v1", "https://xapi/v1"),
        ("https://x/my-api/v1", "https://x/my-api/v1"),
    ])
    func `a URL is accepted with common suffixes`(text: String, wanted: String) throws {
        #expect(try ServerURL(text).text == wanted)
    }

    @Test(arguments: [
        ("oncall.example.com", "must begin with https:// or http://"),
        ("ftp://oncall.example.com", "must begin with https:// or http://"),
        ("https:oncall.example.com", "must begin with https:// or http://"),
        ("", "must begin with https:// or http://"),
        ("https://", "must name a host: https://oncall.example.com"),
        ("https:///oncall", "must name a host: https://oncall.example.com"),
        ("https://:8080", "must name a host: https://oncall.example.com"),
        ("https://me:s3cret@x", "must not contain a user name or a password"),
        ("https://me@x", "must not contain a user name or a password"),
        ("https://@x", "must not contain a user name or a password"),
        ("https://x/?token=s3cret", "must end with the path: no ? and no #"),
        ("https://x/#a", "must end with the path: no ? and no #"),
        ("https://x y", "must be a URL in plain ASCII without spaces"),
        ("https://x\n", "must be a URL in plain ASCII without spaces"),
        ("https://bücher.example", "must be a URL in plain ASCII without spaces"),
        ("https://x:99999", "must have a port from 1 to 65535"),
        ("https://x:0", "must have a port from 1 to 65535"),
    ])
    func `an invalid URL is refused, without repeating it`(text: String, expected: String) {
        do throws(ServerURL.Problem) {
            Issue.record("\(try ServerURL(text))")
        } catch {
            #expect(error.message == expected)
        }
    }

    @Test(arguments: [
        ("http://localhost", true), ("http://demo.localhost", true), ("http://127.0.0.1:8080", true),
        ("http://127.9.9.9", true),
        ("http://[::1]", true), ("http://127.evil.example", false), ("http://127.0.0.1.evil.example", false),
        ("http://localhost.evil.example", false), ("http://10.0.0.1", false), ("http://notlocalhost", false),
        ("http://128.0.0.1", false),
    ])
    func `only this machine is loopback`(text: String, isLoopback: Bool) throws {
        #expect(try ServerURL(text).isLoopback == isLoopback)
    }
}
