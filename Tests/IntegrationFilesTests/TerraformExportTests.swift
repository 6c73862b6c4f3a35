import Foundation
import JSON
import OnCall
import SeededRandom
import Testing

@testable import IntegrationFiles

@Suite struct TerraformExportTests {
    private static let names = FileNames(
        teams: [
            Team(id: TeamID("T1"), name: "Payments"), Team(id: TeamID("T2"), name: "Twice"),
            Team(id: TeamID("T3"), name: "Twice"),
        ],
        chains: [EscalationChain(id: "F1", name: "Payments primary")])

    private static func integration(_ json: String) throws -> Integration { try Integration(JSONReader.read(json)) }

    @Test func `an integration of Cloud, with names and files`() throws {
        let integration = try Self.integration(
            """
            {"id": "C1", "name": "Payments API", "type": "alertmanager", "team_id": "T1", "description_short": "x",
            "default_route": {"id": "R1", "escalation_chain_id": "F1", "slack": {"channel_id": "C5"}, "telegram": {"id": null, "enabled": false}},
            "labels": [{"key": {"name": "tier"}, "value": {"name": "1"}}], "dynamic_labels": [],
            "templates": {"grouping_key": "${{ payload.key }}", "slack": {"title": "a\\nb", "message": null}, "sms": {"title": ""},
            "msteams": {"title": "%{x}"}}}
            """)
        let export = TerraformExport([integration], Self.names)
        #expect(
            export.files.first?.text == """
                # Exported by oncall-tui. The provider resets what a resource leaves out.

                data "grafana_oncall_escalation_chain" "payments_primary" {
                  name = "Payments primary"
                }

                data "grafana_oncall_team" "payments" {
                  name = "Payments"
                }

                import {
                  to = grafana_oncall_integration.payments_api
                  id = "C1"
                }

                resource "grafana_oncall_integration" "payments_api" {
                  name = "Payments API"
                  type = "alertmanager"
                  team_id = data.grafana_oncall_team.payments.id
                  # description: the provider has no description

                  default_route {
                    escalation_chain_id = data.grafana_oncall_escalation_chain.payments_primary.id
                    slack {
                      channel_id = "C5"
                    }
                  }

                  templates {
                    grouping_key = "$${{ payload.key }}"
                    slack {
                      title = file("${path.module}/payments_api/slack.title.j2")
                    }
                    microsoft_teams {
                      title = "%%{x}"
                    }
                    # templates.sms.title is "" on the server; the provider can't say that: it becomes the default
                  }

                  labels = [
                    { key = "tier", value = "1" },
                  ]
                  dynamic_labels = []
                }

                """)
        #expect(export.files.last == FolderFile(name: "payments_api/slack.title.j2", text: "a\nb"))
        #expect(export.notes.count == 2)
    }

    @Test func `an integration of the open-source engine, by ids and with an alias`() throws {
        let integration = try Self.integration(
            """
            {"id": "C2", "name": "漢字", "type": "webhook", "team_id": "T2",
            "default_route": {"id": "R1", "escalation_chain_id": null, "slack": {"channel_id": null, "enabled": false}, "email": {"enabled": true}},
            "templates": {"webhook": {"title": "x"}, "web": {"title": null}}}
            """)
        var options = TerraformExport.Options()
        options.providerAlias = "oncall"
        options.hasImports = false
        let export = TerraformExport([integration], Self.names, options)
        #expect(
            export.files.map(\.text) == [
                """
                # Exported by oncall-tui. The provider resets what a resource leaves out.

                resource "grafana_oncall_integration" "integration_c2" {
                  provider = grafana.oncall
                  name = "漢字"
                  type = "webhook"
                  team_id = "T2"

                  default_route {
                    slack {
                      enabled = false
                    }
                    # default_route.email: the provider has no such channel
                  }

                  templates {
                    # templates.webhook.title: the provider has no such template
                  }
                }

                """
            ])
    }

    @Test func `what the provider has no type for is a comment`() throws {
        let export = TerraformExport(
            [try Self.integration(#"{"id":"C1","name":"a\nb","type":"servicenow"}"#)], Self.names)
        #expect(export.files[0].text.hasSuffix("\n# a b: the provider has no type 'servicenow'.\n"))
        #expect(export.notes == ["a\nb: the provider has no type 'servicenow'"])
    }

    @Test(arguments: [
        ("Payments API", "payments_api"), ("1st", "i_1st"), ("  a--b ", "a_b"), ("漢字", ""), ("É", ""), ("a٣b", "a_b"),
    ])
    func `names become identifiers`(name: String, identifier: String) {
        #expect(HCLText.identifier(name) == identifier)
    }

    @Test func `equal names are numbered by id, whatever the order`() throws {
        func texts(_ ids: [String]) throws -> String {
            let integrations = try ids.map { try Self.integration(#"{"id":"\#($0)","name":"x","type":"webhook"}"#) }
            return TerraformExport(integrations, Self.names).files[0].text
        }
        for ids in [["C1", "C2"], ["C2", "C1"]] {
            let text = try texts(ids)
            #expect(text.contains("integration.x\n  id = \"C1\""))
            #expect(text.contains("integration.x_2\n  id = \"C2\""))
        }
    }

    /// Random texts as a Terraform file and as JSON, for `Oracle/hcl_oracle.py`; only with `HCL_ORACLE_FOLDER`.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["HCL_ORACLE_FOLDER"] != nil))
    func `random texts for the oracle`() throws {
        let folder = try #require(ProcessInfo.processInfo.environment["HCL_ORACLE_FOLDER"])
        var random = SeededGenerator(seed: 19)
        let pieces = [
            "a", "{{ x }}", "${", "%{", "$", "%", "{", "}", "$${", "%%{", "\\", "\"", "'", "\t", "\r", " ", "é", "🔥",
            "\u{85}", "\u{2028}",
            "\u{7F}", "\u{1}", "\\n", "\\u0041", "#", "//", "EOT", "~}",
        ]
        let texts = (0..<10_000).map { _ in
            (0...Int.random(in: 0...8, using: &random)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }
            .joined()
        }
        let lines = texts.enumerated().map { "  t\($0) = \(HCLText.quoted($1))" }
        try "locals {\n\(lines.joined(separator: "\n"))\n}\n".write(
            toFile: folder + "/texts.tf", atomically: true, encoding: .utf8)
        try JSONValue.array(texts.map { .string($0) }).compactText
            .write(toFile: folder + "/texts.json", atomically: true, encoding: .utf8)
    }
}
