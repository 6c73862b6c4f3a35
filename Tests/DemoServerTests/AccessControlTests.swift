import JSON
import Testing

@testable import DemoServer

@Suite struct AccessControlTests {
    private static let refusal: JSONValue = ["detail": "Invalid token."]
    private static let forbidden: JSONValue = ["detail": "You do not have permission to perform this action."]

    @Test(
        arguments: [
            ("", 403), ("meowmeowmeow", 403), ("Bearer f00d", 403), ("Token f00d", 403), ("F00D", 403), ("f00d ", 403),
            (" f00d", 200), ("f00d", 200),
        ])
    func `the open-source engine accepts only the raw token`(authorization: String, status: Int) {
        var lab = Lab(.oss)
        let response = lab.send("GET", "/", headers: ["Authorization": authorization])
        #expect(response.status == status)
        if status == 403 { #expect(response.json == AccessControlTests.refusal) }
    }

    @Test(arguments: [("", 401), ("f00d", 403), ("Bearer meow", 403), ("bearer f00d", 403), ("Bearer f00d", 200)])
    func `the Cloud accepts only a bearer token`(authorization: String, status: Int) {
        var lab = Lab(.cloud)
        #expect(lab.send("GET", "/", headers: ["Authorization": authorization]).status == status)
    }

    @Test func `an invalid token is refused before method and ID are checked, but after the path`() {
        var lab = Lab(.oss)
        let stranger = ["Authorization": "no"]
        #expect(lab.send("OPTIONS", "/{lab}/", headers: stranger).status == 403)
        #expect(lab.send("GET", "/CNOSUCHID1234/", headers: stranger).status == 403)
        #expect(lab.send("GET", "!/api/v1/nosuch/", headers: stranger).status == 404)
        #expect(lab.send("GET", "!/health/", headers: stranger).body == Array("Ok".utf8))
    }

    @Test func `a Cloud service account must name its stack`() {
        var lab = Lab(.cloud) { $0.token = "glsa_abc" }
        let token = ["Authorization": "Bearer glsa_abc"]
        #expect(lab.send("GET", "/", headers: token).json == AccessControlTests.refusal)
        let named = token.merging(["X-Grafana-URL": "https://your-stack.grafana.net"]) { $1 }
        #expect(lab.send("GET", "/", headers: named).status == 200)
    }

    @Test func `the engine asks a service account of an unknown stack to wait, and ignores an invalid URL`() {
        var lab = Lab(.oss) { $0.token = "glsa_abc" }
        func status(_ url: String?) -> DemoResponse {
            var headers = ["Authorization": "glsa_abc"]
            headers["X-Grafana-URL"] = url
            return lab.send("GET", "/", headers: headers)
        }
        #expect(status(nil).status == 200)
        #expect(status("http://127.0.0.1:3999/").status == 200)
        #expect(status("nonsense").status == 200)
        let synced = status("http://127.0.0.1:3997")
        #expect(synced.status == 429)
        #expect(synced.headers["RateLimit-Reset"] == "350")
        #expect(synced.json == ["detail": "Organization being synced, please retry."])
    }

    @Test func `the engine fails when a service account starts maintenance, and starts none`() {
        var lab = Lab(.oss) { $0.token = "glsa_abc" }
        let headers = ["Authorization": "glsa_abc"]
        let id = lab.send("POST", "/", #"{"type":"webhook"}"#, headers: headers).json?["id"]?.string ?? ""
        let start = lab.send("POST", "/\(id)/maintenance_start/", #"{"mode":"debug","duration":60}"#, headers: headers)
        #expect(start.status == 500)
        #expect(lab.send("GET", "/\(id)/", headers: headers).json?["maintenance_mode"] == .null)
    }

    @Test(arguments: DemoDialect.allCases, [DemoRole.viewer, .editor])
    func `a role without write permission can read, and its writes are refused`(dialect: DemoDialect, role: DemoRole) {
        var lab = Lab(dialect) { $0.role = role }
        #expect(lab.send("GET", "/").status == 200)
        for (method, path) in [("POST", "/"), ("PUT", "/X1/"), ("DELETE", "/X1/"), ("POST", "/X1/maintenance_start/")] {
            let response = lab.send(method, path, #"{"type":"webhook","mode":"debug","duration":60}"#)
            #expect(response.status == 403)
            #expect(response.json == AccessControlTests.forbidden)
        }
    }

    @Test func `a user without a role can't read`() {
        var lab = Lab(.oss) { $0.role = .none }
        #expect(lab.send("GET", "/").json == AccessControlTests.forbidden)
    }

    @Test func `the token's owner has the role`() {
        var lab = Lab(.oss) { $0.role = .viewer }
        #expect(lab.send("GET", "!/api/v1/users/current/").json?["role"] == "viewer")
    }

    @Test func `a token is generated if none is given, a new one every time`() {
        let tokens = (0..<4).map { _ in DemoService(DemoOptions(count: 0), startedAt: Lab.start).token }
        #expect(Set(tokens).count == 4)
        #expect(tokens.allSatisfy { $0.count == 64 && $0.allSatisfy(\.isHexDigit) })
    }
}
