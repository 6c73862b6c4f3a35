import HTTPCurl
import Testing

@testable import OnCallClient

@Suite struct RedirectTests {
    private static let base = "https://x.test/oncall"

    private func message(_ location: String?, of path: String = "/api/v1/integrations/?page=1") -> String {
        let headers = location.map { [HTTPHeader("Location", $0)] } ?? []
        let response = HTTPResponse(status: 301, headers: HTTPHeaders(headers), body: [])
        return Redirect(response, of: Self.base + path, baseURL: Self.base).message
    }

    @Test(arguments: [
        "https://x.test/oncall/api/v1/integrations/C1/maintenance_start/",
        "https://X.TEST/oncall/api/v1/integrations/C1/maintenance_start/?a=b",
        "/oncall/api/v1/integrations/C1/maintenance_start/", "//x.test/oncall/api/v1/integrations/C1/maintenance_start",
    ])
    func `a redirect that only changes the slash names the address to change`(location: String) {
        let text = message(location, of: "/api/v1/integrations/C1/maintenance_start")
        #expect(text.contains("only the slash at the end differs"), "\(text)")
        #expect(text.hasSuffix("configure the address of OnCall itself instead of \(Self.base)"))
        #expect(!text.contains("the token"))
    }

    @Test(arguments: [
        ("https://x.test/api/v1/integrations/?page=1", "https://x.test"),
        ("/other/api/v1/integrations?page=1", "https://x.test/other"),
        ("https://x.test:8443/oncall/api/v1/integrations/", "https://x.test:8443/oncall"),
        ("http://x.test/oncall/api/v1/integrations/", "http://x.test/oncall"),
    ])
    func `another address of the API on the same host is named`(location: String, address: String) {
        #expect(
            message(location).hasSuffix("if that is your OnCall, configure the address \(address)"),
            "\(message(location))")
    }

    @Test(arguments: [
        "https://evil.test/oncall/api/v1/integrations/", "https://x.test.evil.test/oncall/api/v1/integrations/",
        "https://x.test@evil.test/oncall/api/v1/integrations/", "//evil.test/oncall/api/v1/integrations/",
    ])
    func `a redirect to another host says that the token is not sent there`(location: String) {
        #expect(message(location) == "the server redirects to \(location); the token is not sent there")
    }

    @Test func `a redirect to a login page, and one without a target`() {
        #expect(message("/login") == "the server redirects to /login; that is not followed")
        #expect(message(nil) == "the server redirects; the token is not sent there")
    }
}
