import JSON
import Testing

@testable import DemoServer

@Suite struct NameTests {
    private static let taken: JSONValue = ["detail": "An integration with this name already exists for this team"]

    @Test func `a name is unique in its team`() {
        var lab = Lab()
        let same = #"{"type":"webhook","name":" Full lab integration ","team_id":"{platform}"}"#
        #expect(lab.send("POST", "/", same).json == NameTests.taken)
        let other = #"{"type":"webhook","name":"Full lab integration","team_id":"{sre}"}"#
        #expect(lab.send("POST", "/", other).status == 201)
    }

    @Test func `renaming to a taken name is refused, keeping the own name is not`() {
        var lab = Lab()
        _ = lab.send("POST", "/", #"{"type":"webhook","name":"taken name","team_id":"{platform}"}"#)
        #expect(lab.send("PUT", "/{lab}/", #"{"name":"taken name"}"#).json == NameTests.taken)
        #expect(lab.send("PUT", "/{lab}/", #"{"name":"Full lab integration"}"#).status == 200)
    }

    @Test func `moving to a team where the name is taken is not checked`() {
        var lab = Lab()
        _ = lab.send("POST", "/", #"{"type":"webhook","name":"Full lab integration","team_id":"{sre}"}"#)
        #expect(lab.send("PUT", "/{lab}/", #"{"team_id":"{sre}"}"#).status == 200)
    }

    @Test func `a deleted integration's name is free again`() {
        var lab = Lab()
        let delete = lab.send("DELETE", "/{lab}")
        #expect(delete.status == 204)
        #expect(delete.body.isEmpty)
        #expect(lab.send("GET", "/{lab}/").json == ["detail": "Not found."])
        #expect(lab.send("DELETE", "/{lab}/").status == 404)
        #expect(lab.send("POST", "/{lab}/maintenance_start/", #"{"mode":"debug","duration":60}"#).status == 404)
        let again = #"{"type":"webhook","name":"Full lab integration","team_id":"{platform}"}"#
        #expect(lab.send("POST", "/", again).status == 201)
    }

    @Test func `integrations without a name get different ones`() {
        var lab = Lab()
        let names = (0..<40).compactMap { _ in lab.send("POST", "/", #"{"type":"grafana"}"#).json?["name"]?.string }
        #expect(Set(names).count == 40)
        #expect(names.allSatisfy { $0.hasPrefix("Grafana Legacy Alerting :") && $0.hasSuffix(":") })
    }

    @Test func `an integration of the type maintenance is created and then hidden`() {
        var lab = Lab()
        let created = lab.send("POST", "/", #"{"type":"maintenance","name":"maintenance typed"}"#)
        #expect(created.status == 201)
        #expect(lab.send("GET", "/\(created.json?["id"]?.string ?? "")/").status == 404)
        #expect(lab.send("GET", "/").json?["count"] == 1)
    }

    @Test func `a description has at most 250 characters, not bytes`() {
        var lab = Lab()
        let text = String(repeating: "é", count: 250)
        #expect(lab.send("PUT", "/{lab}/", #"{"description_short":"\#(text)"}"#).status == 200)
        #expect(
            lab.send("PUT", "/{lab}/", #"{"description_short":"\#(text)é"}"#).json == [
                "description_short": ["Ensure this field has no more than 250 characters."]
            ])
    }

    @Test func `all errors of plain fields are reported together`() {
        var lab = Lab()
        let description = String(repeating: "d", count: 251)
        let body = #"{"type":"webhook","name":"","description_short":"\#(description)","team_id":"TNOSUCH"}"#
        #expect(
            lab.send("POST", "/", body).json == [
                "name": ["This field may not be blank."],
                "description_short": ["Ensure this field has no more than 250 characters."],
                "team_id": ["Object does not exist"],
            ])
    }

    @Test func `an error in a template is reported alone, before one in a route`() {
        var lab = Lab()
        let body = #"{"name":"nope","team_id":"TNOSUCH","templates":{"grouping_key":"{{"}}"#
        #expect(lab.send("PUT", "/{lab}/", body).json == ["detail": "Invalid grouping_key template data"])
    }

    @Test func `names keep control characters, escaped below space and raw above tilde`() {
        var lab = Lab()
        let response = lab.send("PUT", "/{lab}/", "{\"name\":\"a\\u001b]0;t\\u0007\\u007f\\u009b\\u202eb\"}")
        let text = String(decoding: response.body, as: UTF8.self)
        #expect(text.contains("\"a\\u001b]0;t\\u0007\u{7F}\u{9B}\u{202E}b\""))
    }
}
