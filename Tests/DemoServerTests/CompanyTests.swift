import FoundationEssentials
import JSON
import Testing

@testable import DemoServer

@Suite struct CompanyTests {
    private static func service(_ dialect: DemoDialect = .cloud, count: Int = 120, seed: UInt64 = 1) -> DemoService {
        DemoService(DemoOptions(dialect: dialect, count: count, seed: seed), startedAt: Lab.start)
    }

    private static func records(_ service: DemoService) -> [IntegrationRecord] {
        service.store.order.compactMap { service.store[$0] }
    }

    @Test(arguments: [0, 1, 2, 7, 120, 20_000])
    func `there are as many integrations as requested, with unique names and IDs`(count: Int) {
        let records = CompanyTests.records(CompanyTests.service(count: count))
        #expect(records.count == count)
        #expect(Set(records.map(\.id)).count == count)
        #expect(Set(records.map(\.secret)).count == count)
        #expect(Set(records.map { ExactText($0.name) }).count == count)
    }

    @Test(arguments: DemoDialect.allCases)
    func `the same seed generates the same company, another seed another`(dialect: DemoDialect) {
        func list(_ seed: UInt64) -> JSONValue? {
            var service = CompanyTests.service(dialect, seed: seed)
            let token = dialect == .cloud ? "Bearer " + service.token : service.token
            let headers = ["Authorization": token, "Host": "h"]
            return service.handle(
                DemoRequest("GET", "/api/v1/integrations/?perpage=1000", headers: headers), at: Lab.start
            )
            .json
        }
        #expect(list(1) == list(1))
        #expect(list(1) != list(2))
    }

    @Test func `every integration could have been created through the service`() {
        for dialect in DemoDialect.allCases {
            for record in CompanyTests.records(CompanyTests.service(dialect)) {
                #expect(dialect.creatableTypes.contains(record.type))
                #expect(record.name.unicodeScalars.count <= 150 && PythonText.strip(record.name) == record.name)
                #expect((record.description?.count ?? 1) <= 250)
                for (slot, text) in record.templates {
                    #expect(RoughTemplateCheck.accepts(text), "\(slot)")
                }
            }
        }
    }

    @Test func `templates only use slots of the dialect`() {
        for dialect in DemoDialect.allCases {
            let channels = Dictionary(
                uniqueKeysWithValues: TemplateSlot.channels(of: dialect).map { ($0.name, $0.fields) })
            for record in CompanyTests.records(CompanyTests.service(dialect)) {
                for slot in record.templates.keys {
                    let fields = slot.channel.map { channels[$0] ?? [] } ?? TemplateSlot.plainFields
                    #expect(fields.contains(slot.field))
                }
            }
        }
    }

    @Test func `the first rows are harmless and all unusual names are present`() {
        let names = CompanyTests.records(CompanyTests.service(count: 140)).map(\.name)
        let controls = { (name: String) in name.unicodeScalars.contains { $0.properties.generalCategory == .control } }
        #expect(!names.prefix(24).contains(where: controls))
        #expect(Set(SeedNames.unusualNames).isSubset(of: Set(names)))
        #expect(SeedNames.unusualNames.contains { $0.unicodeScalars.count == 150 })
        // Never two of them in a row.
        for (name, next) in zip(names, names.dropFirst()) {
            #expect(!(SeedNames.unusualNames.contains(name) && SeedNames.unusualNames.contains(next)))
        }
    }

    @Test(arguments: DemoDialect.allCases)
    func `maintenance is in every state at the start`(dialect: DemoDialect) throws {
        var service = CompanyTests.service(dialect)
        let start = Int(Lab.start.timeIntervalSince1970)
        let windows = CompanyTests.records(service).compactMap(\.maintenance)
        #expect(Set(windows.map(\.mode)) == Set(dialect.maintenanceModes))
        #expect(windows.contains { $0.end - start == 95 })
        #expect(windows.contains { $0.end < start && $0.isForgotten })
        #expect(windows.contains { $0.end - start > 86_400 })

        // After a quarter of an hour the short one is closed, and the forgotten one is still there.
        let headers = ["Authorization": dialect == .cloud ? "Bearer " + service.token : service.token]
        _ = service.handle(DemoRequest("GET", "/api/v1/integrations/", headers: headers), at: Lab.start + 900)
        let later = CompanyTests.records(service).compactMap(\.maintenance)
        #expect(later.count == windows.count - 1)
        let forgotten = try #require(CompanyTests.records(service).first { $0.maintenance?.isForgotten == true })
        let path = "/api/v1/integrations/\(forgotten.id)/maintenance_stop/"
        #expect(service.handle(DemoRequest("POST", path, headers: headers), at: Lab.start + 900).status == 200)
        #expect(service.store[forgotten.id]?.maintenance == nil)
    }

    @Test func `labels exist, and some violate the rules as old ones do`() {
        let records = CompanyTests.records(CompanyTests.service(.cloud))
        let labels = records.flatMap(\.labels)
        #expect(labels.contains { LabelRules.isKey($0.key) && LabelRules.isValue($0.value) })
        #expect(labels.contains { !LabelRules.isKey($0.key) })
        #expect(labels.contains { !LabelRules.isValue($0.value) })
        #expect(records.contains { !$0.dynamicLabels.isEmpty })
        #expect(records.allSatisfy { record in Set(record.labels.map(\.key)).count == record.labels.count })
        #expect(CompanyTests.records(CompanyTests.service(.oss)).allSatisfy { $0.labels.isEmpty })
    }

    @Test(arguments: DemoDialect.allCases)
    func `old integrations have alert groups with payloads, new ones don't`(dialect: DemoDialect) throws {
        var service = CompanyTests.service(dialect)
        let headers = [
            "Authorization": dialect == .cloud ? "Bearer " + service.token : service.token,
            "Content-Type": "application/json",
        ]
        func groups(_ id: String) -> [JSONValue] {
            let path = "/api/v1/alert_groups/?integration_id=\(id)"
            return service.handle(DemoRequest("GET", path, headers: headers), at: Lab.start).json?["results"]?.array
                ?? []
        }
        for id in service.store.order {
            let found = groups(id)
            #expect(!found.isEmpty)
            #expect(found == groups(id))
            for group in found {
                #expect(group["integration_id"] == .string(id))
                #expect(group["last_alert"]?["payload"]?.object?.isEmpty == false)
            }
        }
        let new = service.handle(
            DemoRequest("POST", "/api/v1/integrations/", headers: headers, body: Array(#"{"type":"webhook"}"#.utf8)),
            at: Lab.start)
        #expect(groups(try #require(new.json?["id"]?.string)).isEmpty)
    }

    @Test func `teams, chains, routes, the owner and the stack can be read`() {
        var lab = Lab(.oss)
        let teams = lab.send("GET", "!/api/v1/teams/?page=2").json
        #expect(teams?["count"] == 8)
        #expect(teams?["results"]?.array?.first?.object?.keys == ["id", "grafana_id", "name", "email", "avatar_url"])
        #expect(lab.send("GET", "!/api/v1/teams/?name=SRE").json?["count"] == 1)
        #expect(lab.send("GET", "!/api/v1/teams/{sre}").json?["name"] == "SRE")
        #expect(lab.send("GET", "!/api/v1/teams/TNOSUCH/").json == ["detail": "Not found."])
        #expect(lab.send("GET", "!/api/v1/escalation_chains/").json?["count"] == 17)
        #expect(lab.send("GET", "!/api/v1/escalation_chains/FNOSUCH/").status == 404)
        let route = lab.send("GET", "!/api/v1/routes/").json?["results"]?.array?.first
        #expect(route?["integration_id"] == .string(lab.lab))
        #expect(route?["telegram"]?["enabled"] == true)
        let own = lab.send("GET", "!/api/v1/routes/?integration_id=\(lab.lab)").json?["results"]?.array ?? []
        #expect(own.map { $0["integration_id"] } == own.map { _ in .string(lab.lab) })
        #expect(own.map { $0["is_the_last_route"] }.last == true)
        #expect(lab.send("GET", "!/api/v1/info/").json == ["url": "http://127.0.0.1:3999"])
        #expect(lab.send("GET", "!/api/v1/users/current").json?["username"] == "admin")
        #expect(lab.send("GET", "!/api/v1/organizations/").status == 500)
        #expect(lab.send("POST", "!/api/v1/teams/").status == 500)
    }
}
