import JSON
import OnCall
import Testing

@testable import Jinja
@testable import OnCallTemplates

@Suite struct RouteTrialTests {
    private static let payload: JSONValue = ["severity": "critical", "count": 3, "team": "Zürich"]

    private func route(_ id: String, _ type: String, _ term: String?, position: Int = 0, isLast: Bool = false) throws
        -> Route
    {
        try Route([
            "id": .string(id), "position": .number(JSONNumber(position)), "routing_type": .string(type),
            "routing_regex": term.map(JSONValue.string) ?? .null, "is_the_last_route": .bool(isLast),
            "escalation_chain_id": "F1",
        ])
    }

    private func verdicts(_ routes: [Route], labels: JSONObject = [:]) -> [String: RouteTrial.Verdict] {
        let trials = RouteTrial.of(routes, RouteTrialTests.payload, labels: labels)
        return Dictionary(uniqueKeysWithValues: trials.map { ($0.route.id, $0.verdict) })
    }

    @Test(arguments: [
        ("regex", "critical", RouteTrial.Verdict.takes), ("regex", "\"severity\": \"critical\"", .takes),
        ("regex", "\"severity\":\"critical\"", .refuses(nil)), ("regex", "^critical", .refuses(nil)),
        ("regex", "\"count\": 3, ", .takes), ("regex", #"Z\\u00fcrich"#, .takes), ("regex", "Zürich", .refuses(nil)),
        ("regex", "", .takes),
        ("jinja2", "{{ payload.severity == 'critical' }}", .takes), ("jinja2", " OK ", .takes), ("jinja2", "1", .takes),
        ("jinja2", "{{ payload.severity }}", .refuses("critical")), ("jinja2", "yes", .refuses("yes")),
        ("jinja2", "{{ labels.team == 'core' }}", .takes),
        ("jinja2", "{{ 1 / 0 }}", .fails("Template Error: division by zero")),
        ("labels", "", .unknown("routes of the type labels can't be tried here")),
    ])
    func `a condition is tried as the engine tries it`(type: String, term: String, verdict: RouteTrial.Verdict) throws {
        #expect(verdicts([try route("R1", type, term)], labels: ["team": "core"])["R1"] == verdict)
    }

    @Test func `an invalid expression fails`() throws {
        guard case .fails? = verdicts([try route("R1", "regex", "(")])["R1"] else {
            Issue.record("it did not fail")
            return
        }
    }

    @Test func `the first route that fits takes the alert, and the default route the rest`() throws {
        let routes = [
            try route("R9", "regex", nil, position: 0, isLast: true), try route("R2", "regex", "critical", position: 1),
            try route("R1", "jinja2", "no", position: 0), try route("R3", "regex", "count", position: 2),
        ]
        #expect(RouteTrial.of(routes, RouteTrialTests.payload).map(\.route.id) == ["R1", "R2", "R3", "R9"])
        #expect(verdicts(routes) == ["R1": .refuses("no"), "R2": .takes, "R3": .wouldTake, "R9": .wouldTake])
    }

    @Test func `a route without id is refused`() {
        #expect(throws: ShapeError.self) { try Route(["position": 0]) }
        #expect(throws: ShapeError.self) { try Route("R1") }
    }
}
