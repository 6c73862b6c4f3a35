import IntegrationFiles
import JSON
import OnCall
import SeededRandom
import Testing

@Suite struct FiledIntegrationTests {
    private static let teams = [Team(id: TeamID("T1"), name: "Payments"), Team(id: TeamID("T2"), name: "SRE")]
    private static let chains = [
        EscalationChain(id: "F1", name: "Primary"), EscalationChain(id: "F2", name: "Twice"),
        EscalationChain(id: "F3", name: "Twice"),
    ]
    private static let names = FileNames(teams: teams, chains: chains)

    private static func integration(_ json: String) throws -> Integration { try Integration(JSONReader.read(json)) }

    private static let plain = """
        {"id": "C1", "name": "Payments \\"API\\"", "type": "alertmanager", "team_id": "T1", "description_short": "",
        "default_route": {"id": "R1", "escalation_chain_id": "F1", "slack": {"channel_id": null, "enabled": true}},
        "labels": [{"key": {"name": "tier"}, "value": {"name": "1"}}, {"key": {"name": "env"}, "value": {"name": "prod"}}],
        "dynamic_labels": [],
        "templates": {"grouping_key": null, "slack": {"title": "a\\r\\nb", "message": ""}, "sms": {"title": null}},
        "link": "https://x/integrations/v1/alertmanager/secret/"}
        """

    @Test func `an integration is written in one canonical form, without link and ids of routes`() throws {
        let filed = FiledIntegration(try Self.integration(Self.plain), folder: "payments-api", Self.names)
        let files = filed.files()
        #expect(files.map(\.name) == ["integration.toml", "slack.message.j2", "slack.title.j2"])
        #expect(
            files[0].text == """
                id = "C1"
                name = "Payments \\"API\\""
                type = "alertmanager"
                description = ""
                team = "Payments"

                [default_route]
                escalation_chain = "Primary"
                slack = true
                slack_channel = ""

                [labels]
                env = "prod"
                tier = "1"

                [dynamic_labels]

                [templates]
                default = "*"

                """)
        #expect(files[1].text == "")
        #expect(Array(files[2].text.utf8) == Array("a\r\nb\n".utf8))
    }

    @Test func `what was written is read, and gives the fields that the server holds`() throws {
        let integration = try Self.integration(Self.plain)
        let filed = FiledIntegration(integration, folder: "payments-api", Self.names)
        let read = try FiledIntegration.read(folder: "payments-api", filed.files()).get()
        #expect(read == filed)
        for (field, value) in try read.fields(besides: integration, Self.names) {
            #expect(integration.value(of: field).isSame(as: Field(sent: value)), "\(field.path)")
        }
        #expect(
            FiledIntegration(integration, folder: "payments-api", Self.names).files(withID: false)[0].text.hasPrefix(
                "name"))
    }

    @Test func `texts come back to the byte, whatever they are`() throws {
        var random = SeededGenerator(seed: 18)
        let pieces = [
            "a", "\n", "\r\n", "\r", " ", "\t", "\"", "\\", "'", "{{ x }}", "é", "🔥", "\u{85}", "\u{2028}", "e\u{301}",
        ]
        for _ in 0..<2000 {
            let text = (0..<Int.random(in: 0...6, using: &random)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }.joined()
            var filed = FiledIntegration(folder: "f", id: IntegrationID("C1"), name: text, type: "webhook")
            filed.templates = [.init(TemplateSlot(path: "slack.title"), text)]
            filed.labels = [Label(key: text, value: text)]
            filed.defaults = .all
            let read = try FiledIntegration.read(folder: "f", filed.files()).get()
            #expect(read.name.isExactly(text), "\(text.debugDescription)")
            #expect(read.templates == filed.templates, "\(text.debugDescription)")
            #expect(
                read.labels?.first?.value.isExactly(text) == true && read.labels?.first?.key.isExactly(text) == true)
        }
    }

    @Test func `all that is wrong is reported, with its line`() throws {
        let main = FolderFile(
            name: "integration.toml",
            text:
                "id = 3\nname = \"x\"\nlables = {}\n[default_route]\nslack = \"on\"\n[templates]\ndefault = [\"slak\"]\n"
        )
        let files = [main, FolderFile(name: "title.j2", text: ""), FolderFile(name: "README.md", text: "")]
        guard case .failure(let found) = FiledIntegration.read(folder: "f", files) else {
            Issue.record("it was read")
            return
        }
        #expect(
            found.problems.map(\.description) == [
                "f/integration.toml:1: 'id' must be a string, found 3",
                "f/integration.toml: 'type' is missing",
                "f/integration.toml:5: 'slack' must be true or false, found a string",
                "f/integration.toml:7: 'default' must be \"*\" or a list of templates, such as [\"slack.title\"], found an array",
                "f/integration.toml:3: unknown key 'lables'; known here: default_route, description, dynamic_labels, id, labels, name, team, templates, type",
                "f/title.j2: there is no template of this name",
            ])
    }

    @Test func `teams and chains are found by name, and names that several have are refused`() throws {
        var filed = FiledIntegration(folder: "f", id: nil, name: "x", type: "webhook")
        filed.team = .name("SRE")
        filed.route = [.chain(.id("F9"))]
        let fields = try filed.fields(besides: nil, Self.names)
        #expect(fields.map(\.value) == ["x", "T2", "F9"])
        filed.route = [.chain(.name("Twice"))]
        #expect(throws: FileProblem.self) { try filed.fields(besides: nil, Self.names) }
        filed.route = []
        filed.team = .name("Nobody")
        #expect(throws: FileProblem.self) { try filed.fields(besides: nil, Self.names) }
        // A name that others have is written as an id.
        let route = #"{"id":"C1","default_route":{"escalation_chain_id":"F2"}}"#
        #expect(FiledIntegration(try Self.integration(route), folder: "f", Self.names).route == [.chain(.id("F2"))])
    }

    @Test func `slots without a file are the server's default only where the folder says so`() throws {
        let integration = try Self.integration(Self.plain)
        var filed = FiledIntegration(folder: "f", id: IntegrationID("C1"), name: "x", type: "webhook")
        func paths() throws -> [String] { try filed.fields(besides: integration, Self.names).map(\.field.path) }
        #expect(try paths() == ["name"])
        filed.defaults = .only([TemplateSlot(path: "sms.title")])
        #expect(try paths() == ["name", "templates.sms.title"])
        filed.defaults = .all
        #expect(try paths().count == 5)
    }

    @Test func `folders are named after integrations, and keep their names`() throws {
        var names = FolderNames(existing: [IntegrationID("C1"): "old"])
        func folder(_ id: String, _ name: String) throws -> String {
            names.folder(of: try Self.integration(#"{"id":"\#(id)","name":"\#(name)"}"#))
        }
        #expect(try folder("C1", "New name") == "old")
        #expect(try folder("C2", "  Payments / API!") == "payments-api")
        #expect(try folder("C3", "Payments API") == "payments-api-2")
        #expect(try folder("C4", "שרת") == "c4")
        #expect(try folder("C5", "../../etc") == "etc")
        #expect(try folder("C2", "anything") == "payments-api")
    }
}
