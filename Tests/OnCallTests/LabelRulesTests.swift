import JSON
import OnCall
import Testing

@Suite struct LabelRulesTests {
    @Test(arguments: [
        ("team", true), ("a", true), ("A_b9c", true), ("", false), ("9lives", false), ("life9", false), ("_x", false),
        ("x_", false), ("a-b", false), ("ключ", false), (String(repeating: "k", count: 63), true),
        (String(repeating: "k", count: 64), false), ("a b", false),
    ])
    func `keys`(key: String, isGood: Bool) {
        let found = LabelRules.violations(of: [Label(key: key, value: "v")], at: 0, kind: .plain)
        #expect(found.isEmpty == isGood)
        #expect(found.allSatisfy { $0.column == .key })
    }

    @Test(arguments: [
        ("SRE", true), ("eu-west.a_b", true), ("-x.", true), ("", false), ("1a", false), ("a1", false), ("a b", false),
        (String(repeating: "v", count: 63), true), (String(repeating: "v", count: 64), false), ("{{ x }}", false),
    ])
    func `values`(value: String, isGood: Bool) {
        let found = LabelRules.violations(of: [Label(key: "k", value: value)], at: 0, kind: .plain)
        #expect(found.isEmpty == isGood)
        #expect(found.allSatisfy { $0.column == .value })
    }

    @Test func `a dynamic value may contain Jinja2 of any length`() {
        let value = "{{ payload.get('severity', 'unknown') }}" + String(repeating: " ", count: 100)
        #expect(LabelRules.violations(of: [Label(key: "k", value: value)], at: 0, kind: .dynamic).isEmpty)
    }

    @Test func `a key must be unique`() {
        let labels = [Label(key: "a", value: "x"), Label(key: "b", value: "x"), Label(key: "a", value: "y")]
        #expect(
            LabelRules.violations(of: labels, at: 0, kind: .plain).map(\.rule) == [
                "another label has this key: keys must be unique"
            ])
        #expect(LabelRules.violations(of: labels, at: 1, kind: .plain).isEmpty)
    }
}

/// Labels are a map: their order has no meaning, neither for the server nor here.
@Suite struct LabelComparisonTests {
    private static func labels(_ pairs: [(String, String)]) -> Field<JSONValue> {
        .value(.array(pairs.map { Label(key: $0.0, value: $0.1).json }))
    }

    @Test func `labels in another order are equal`() {
        let held = Self.labels([("team", "a"), ("stage", "b")])
        #expect(held.isSame(as: Self.labels([("stage", "b"), ("team", "a")])))
        #expect(!held.isSame(as: Self.labels([("stage", "a"), ("team", "b")])))
        #expect(!held.isSame(as: Self.labels([("team", "a")])))
        #expect(!held.isSame(as: Self.labels([("team", "a"), ("team", "a")])))
        #expect(!Self.labels([("team", "a"), ("team", "a")]).isSame(as: held))
    }

    @Test func `what the server adds to a label does not count`() {
        let told: JSONValue = [["key": ["id": "1", "name": "team"], "value": ["id": "2", "name": "a"]]]
        #expect(Field<JSONValue>.value(told).isSame(as: Self.labels([("team", "a")])))
    }
}
