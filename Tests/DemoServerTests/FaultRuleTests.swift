import Testing

@testable import DemoServer

@Suite struct FaultRuleTests {
    private static let list = DemoRequest("GET", "/api/v1/integrations/?page=2")
    private static let update = DemoRequest("PUT", "/api/v1/integrations/C1/")
    private static let teams = DemoRequest("GET", "/api/v1/teams/?page=1")

    private func faults(_ text: String, _ requests: [DemoRequest]) throws -> [DemoFault?] {
        let faults = FaultSwitch(try FaultRule.read(text))
        return requests.map { faults.fault(for: $0) }
    }

    @Test func `a rule matches an operation, a path, a path prefix, or everything`() throws {
        let all = [Self.list, Self.update, Self.teams]
        #expect(try faults(#"[{"fault":"404","request":"update"}]"#, all) == [nil, .notFound, nil])
        #expect(try faults(#"[{"fault":"404","request":"GET /api/v1/teams/*"}]"#, all) == [nil, nil, .notFound])
        #expect(try faults(#"[{"fault":"404","request":"GET /api/v1/teams/"}]"#, all) == [nil, nil, nil])
        #expect(
            try faults(#"[{"fault":"404","request":"put /api/v1/integrations/C1/"}]"#, all) == [nil, .notFound, nil])
        #expect(try faults(#"[{"fault":"404"}]"#, all) == [.notFound, .notFound, .notFound])
        #expect(try faults("[]", all) == [nil, nil, nil])
    }

    @Test func `a rule applies to the first requests, or to every nth, counting only matching ones`() throws {
        let some = [Self.list, Self.update, Self.list, Self.list, Self.list]
        #expect(
            try faults(#"[{"fault":"302","request":"list","first":2}]"#, some) == [.redirect, nil, .redirect, nil, nil])
        #expect(
            try faults(#"[{"fault":"302","request":"list","every":2}]"#, some) == [nil, nil, .redirect, nil, .redirect])
    }

    @Test func `of several rules the first that applies is used`() throws {
        let rules = #"[{"fault":"401","first":1},{"fault":"cut","request":"list"},{"fault":"404"}]"#
        #expect(try faults(rules, [Self.list, Self.list, Self.update]) == [.unauthorized, .cut, .notFound])
    }

    @Test func `new rules start counting from zero`() async throws {
        let faults = FaultSwitch([FaultRule(.cut, of: .all, .first(1))])
        #expect(faults.fault(for: Self.list) == .cut)
        #expect(faults.fault(for: Self.list) == nil)
        await faults.set([FaultRule(.cut, of: .operation(.list), .first(1))])
        #expect(faults.fault(for: Self.list) == .cut)
    }

    @Test(arguments: [
        ("[", "it is not JSON"), ("{}", "it should be an array of rules"), ("[7]", "rule 1: it should be an object"),
        (#"[{"fault":"cut"},{"fault":"nonsense"}]"#, "rule 2: 'fault' should be one of refuse, silence,"),
        (#"[{"fault":"cut","firts":1}]"#, "rule 1: 'firts' is unknown"),
        (#"[{"fault":"cut","first":0}]"#, "rule 1: 'first' should be a number above zero"),
        (#"[{"fault":"cut","every":"3"}]"#, "rule 1: 'every' should be a number above zero"),
        (#"[{"fault":"cut","first":1,"every":3}]"#, "rule 1: 'first' and 'every' exclude each other"),
        (#"[{"fault":"cut","request":"lists"}]"#, "rule 1: 'request' should be one of list, get,"),
        (#"[{"fault":"cut","request":7}]"#, "rule 1: 'request' should be one of list, get,"),
        (#"[{"fault":"refuse","first":1}]"#, "rule 1: 'refuse' applies always"),
    ])
    func `an error in a rule file has its position and reason`(text: String, expected: String) throws {
        let problem = try #require(throws: FaultFileProblem.self) { try FaultRule.read(text) }
        #expect(problem.description.hasPrefix(expected), "\(problem)")
    }
}
