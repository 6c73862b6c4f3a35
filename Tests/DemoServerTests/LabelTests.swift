import JSON
import Testing

@testable import DemoServer

@Suite struct LabelTests {
    private static func body(_ field: String, _ labels: [(String, String)]) -> String {
        let items = labels.map { JSONValue.object(["key": ["name": .string($0)], "value": ["name": .string($1)]]) }
        return JSONValue.object([field: .array(items)]).compactText
    }

    @Test func `the Cloud keeps labels in their order and replaces all of them`() {
        var lab = Lab(.cloud)
        _ = lab.send("PUT", "/{lab}/", LabelTests.body("labels", [("team", "SRE"), ("environment", "production")]))
        #expect(
            lab.shown?["labels"] == [
                ["key": ["name": "team"], "value": ["name": "SRE"]],
                ["key": ["name": "environment"], "value": ["name": "production"]],
            ])
        let response = lab.send(
            "PUT", "/{lab}/", #"{"labels":[{"key":{"id":"k","name":"a"},"value":{"id":"v","name":"b"}}]}"#)
        #expect(response.json?["labels"] == [["key": ["name": "a"], "value": ["name": "b"]]])
        #expect(lab.send("PUT", "/{lab}/", #"{"labels":[]}"#).json?["labels"] == .array([]))
    }

    @Test(
        arguments: [
            ("a", "v", true), ("a_1b", "v", true), ("team", "a-b_c.d", true), ("team", "-x-", true),
            (String(repeating: "a", count: 63), String(repeating: "v", count: 63), true),
            ("", "v", false), ("1st_line", "v", false), ("_a", "v", false), ("a_", "v", false), ("a1", "v", false),
            ("cost-center", "v", false), ("é", "v", false), ("a b", "v", false),
            (String(repeating: "a", count: 64), "v", false),
            ("a", "", false), ("a", "eu-west-1", false), ("a", "2024-q", false), ("a", "Anna Müller", false),
            ("a", String(repeating: "v", count: 64), false),
        ])
    func `keys and values follow the reference's rules`(key: String, value: String, isGood: Bool) {
        var lab = Lab(.cloud)
        let response = lab.send("PUT", "/{lab}/", LabelTests.body("labels", [(key, value)]))
        #expect(response.status == (isGood ? 200 : 400))
        if !isGood { #expect(response.json?["labels"]?.array?.count == 1) }
    }

    @Test func `the value of a dynamic label is not validated, its key is`() {
        var lab = Lab(.cloud)
        let value = "{{ payload.get('severity', 'unknown') }} 1"
        #expect(lab.send("PUT", "/{lab}/", LabelTests.body("dynamic_labels", [("severity", value)])).status == 200)
        #expect(lab.shown?["dynamic_labels"] == [["key": ["name": "severity"], "value": ["name": .string(value)]]])
        #expect(lab.send("PUT", "/{lab}/", LabelTests.body("dynamic_labels", [("alert-name", value)])).status == 400)
    }

    @Test(arguments: ["labels", "dynamic_labels"])
    func `keys are unique`(field: String) {
        var lab = Lab(.cloud)
        let before = lab.shown
        #expect(lab.send("PUT", "/{lab}/", LabelTests.body(field, [("team", "a"), ("team", "b")])).status == 400)
        #expect(lab.shown == before)
    }

    @Test(arguments: [#"null"#, #""garbage""#, "7", #"["x"]"#, #"[{"key":"a","value":"b"}]"#])
    func `anything but a list of labels is refused in the Cloud under the field's name`(value: String) {
        var lab = Lab(.cloud)
        let response = lab.send("PUT", "/{lab}/", #"{"labels":\#(value)}"#)
        #expect(response.status == 400)
        #expect(response.json?.object?.keys == ["labels"])
    }
}
