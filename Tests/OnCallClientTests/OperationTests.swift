import DemoServer
import FoundationEssentials
import JSON
import OnCall
import OnCallClient
import Testing

@Suite struct OperationTests {
    @Test(arguments: DemoDialect.allCases)
    func `an integration is created, read, changed, put in maintenance, taken out, and deleted`(
        dialect: DemoDialect
    ) async throws {
        try await Wire.with(dialect) { wire in
            let client = wire.client
            let new = NewIntegration(type: "webhook", name: "Checkout", teamID: nil)
            let created = try await client.create(new).value
            #expect(created.name == .value("Checkout"))
            let read = try await client.integration(created.id).value
            #expect(read == created)

            let slot = TemplateSlot(path: "slack.title")
            let patch = IntegrationPatch(.template(slot), "{{ payload.x }}")
            let updated = try await client.update(created.id, patch).value
            #expect(created.updated(with: updated).templates[slot] == .value("{{ payload.x }}"))

            let mode = dialect == .cloud ? MaintenanceMode.groupAlerts : .maintenance
            let started = try await client.startMaintenance(created.id, mode, seconds: 3600)
            let window = try #require(started.value.maintenance)
            #expect(window.mode == mode)
            let serverTime = try #require(started.serverTime)
            #expect((3595...3601).contains(try #require(window.remainingSeconds(at: serverTime))))
            await #expect(throws: ServiceError.self) {
                try await client.startMaintenance(created.id, mode, seconds: 60)
            }

            let stopped = try await client.stopMaintenance(created.id).value
            #expect(stopped.maintenanceMode == .null)
            #expect(stopped.maintenanceEndAt == .null)

            try await client.delete(created.id)
            let error = await failure { _ = try await client.integration(created.id) }
            #expect(error?.kind == .notFound)
            #expect(error?.status == 404)
        }
    }

    @Test func `requests are as in the reference`() async throws {
        let adjust: (inout ServiceOptions) -> Void = { $0.grafanaURL = "https://your-stack.grafana.net" }
        try await Wire.with(.cloud, adjust: adjust) { wire in
            let client = wire.client
            let id = try await client.create(NewIntegration(type: "grafana", name: "A", teamID: nil)).value.id
            _ = try await client.integration(id)
            _ = try await client.update(id, IntegrationPatch(.template(TemplateSlot(path: "grouping_key")), .null))
            _ = try await client.startMaintenance(id, .groupAlerts, seconds: 3600)
            _ = try await client.stopMaintenance(id)
            try await client.delete(id)
            _ = try await wire.list()
            let requests = wire.requests()
            #expect(
                requests.map { "\($0.method) \($0.target)" } == [
                    "POST /api/v1/integrations/", "GET /api/v1/integrations/\(id.rawValue)/",
                    "PUT /api/v1/integrations/\(id.rawValue)/",
                    "POST /api/v1/integrations/\(id.rawValue)/maintenance_start",
                    "POST /api/v1/integrations/\(id.rawValue)/maintenance_stop",
                    "DELETE /api/v1/integrations/\(id.rawValue)/", "GET /api/v1/integrations/?page=1&perpage=100",
                ])
            let bodies = requests.map { String(decoding: $0.body, as: UTF8.self) }
            #expect(
                bodies == [
                    #"{"type":"grafana","name":"A"}"#, "", #"{"templates":{"grouping_key":null}}"#,
                    #"{"mode":"group_alerts","duration":3600}"#, "", "", "",
                ])
            for request in requests {
                #expect(request.headers["authorization"] == "Bearer \(wire.demo.token)")
                #expect(request.headers["x-grafana-url"] == "https://your-stack.grafana.net")
                #expect(request.headers["user-agent"] == "oncall-tui/test")
                #expect(request.headers["content-type"] == (request.method == "DELETE" ? nil : "application/json"))
            }
        }
    }

    @Test func `without a stack URL no X-Grafana-URL is sent`() async throws {
        try await Wire.with(.cloud) { wire in
            _ = try await wire.list()
            #expect(wire.requests().allSatisfy { $0.headers["x-grafana-url"] == nil })
        }
    }

    @Test func `an ID can't address another endpoint`() async throws {
        try await Wire.with(.cloud) { wire in
            _ = try? await wire.client.integration(IntegrationID("../teams?x=é"))
            #expect(wire.requests().first?.target == "/api/v1/integrations/%2E%2E%2Fteams%3Fx%3D%C3%A9/")
        }
    }

    @Test func `labels and dynamic labels are written and read`() async throws {
        try await Wire.with(.cloud) { wire in
            let id = try await wire.client.create(NewIntegration(type: "webhook", name: "L", teamID: nil)).value.id
            var rows = [Label(key: "team", value: "SRE")]
            var after = try await wire.client.update(id, IntegrationPatch(.labels, .array(rows.map(\.json)))).value
            #expect(after.labels.value?.map(\.key) == ["team"])
            rows = [Label(key: "severity", value: "{{ payload.severity }}")]
            after = try await wire.client.update(id, IntegrationPatch(.dynamicLabels, .array(rows.map(\.json)))).value
            #expect(after.dynamicLabels.value?.map(\.value) == ["{{ payload.severity }}"])
        }
        try await Wire.with(.oss) { wire in
            let pages = try await wire.list()
            #expect(pages.flatMap(\.integrations).allSatisfy { $0.labels.isAbsent && $0.dynamicLabels.isAbsent })
        }
    }

    @Test func `teams and escalation chains are named`() async throws {
        try await Wire.with(.cloud, count: 10) { wire in
            let teams = try await wire.client.teams()
            let chains = try await wire.client.escalationChains()
            #expect(!teams.isEmpty && !chains.isEmpty)
            let used = Set(try await wire.list().flatMap(\.integrations).compactMap(\.teamID.value))
            #expect(used.isSubset(of: Set(teams.map(\.id))))
        }
    }
}
