import Foundation
import JSON
import Testing

/// Integrations as files: export, diff, apply and drift, as with Git.
@Suite struct FolderStories {
    private static let title = "oncall/integrations/payments-api/slack.title.j2"

    @Test(arguments: ["cloud", "oss"])
    func `the loop of Git: export, edit, lint, diff, apply, drift`(dialect: String) async throws {
        try await CommandStage.run(dialect) { stage in
            #expect(try stage.bash("oncall-tui export --to oncall").status == 0)
            let again = try stage.bash("oncall-tui export --to oncall")
            #expect(again.err.contains(": 0 files written, 0 removed"))
            #expect(try stage.bash("oncall-tui lint oncall").status == 0)
            #expect(try stage.bash("oncall-tui drift oncall").status == 0)
            #expect(try stage.bash("grep -rl -e '/integrations/v1/' oncall").out == "")
            // A broken template is found before the server is asked.
            #expect(try stage.bash("printf '{{ x' > \(Self.title); oncall-tui lint oncall").status == 3)
            let edited = try stage.bash(
                "printf 'Mine {{ payload.x }}\\n' > \(Self.title); oncall-tui diff oncall --exit-code")
            #expect(edited.status == 2)
            #expect(edited.out.contains("+ Mine {{ payload.x }}"))
            let drift = try stage.bash("oncall-tui drift oncall")
            #expect(drift.status == 2 && drift.out == "Payments API: differs in templates.slack.title\n")
            let plan = try stage.bash("oncall-tui apply oncall < /dev/null")
            #expect(plan.status == 8)
            #expect(try stage.writes() == [])
            #expect(try stage.bash("oncall-tui apply oncall --yes").status == 0)
            #expect(try stage.writes().count == 1)
            #expect(try stage.server.writes().last?.body["templates"]?["slack"]?["title"] == "Mine {{ payload.x }}")
            // Applying again sends nothing.
            #expect(try stage.bash("oncall-tui apply oncall --yes").status == 0)
            #expect(try stage.writes().count == 1)
            #expect(try stage.bash("oncall-tui drift oncall").status == 0)
        }
    }

    @Test func `what others have changed is a conflict where both changed it, and left alone where only they did`()
        async throws
    {
        try await CommandStage.run { stage in
            #expect(try stage.bash("oncall-tui export --to oncall").status == 0)
            #expect(try stage.bash("printf mine > \(Self.title)").status == 0)
            try OtherClient(server: stage.server).change(
                Story.custom, #"{"templates":{"slack":{"title":"theirs"},"web":{"title":"theirs too"}}}"#)
            let refused = try stage.bash("oncall-tui apply oncall --yes")
            #expect(refused.status == 7)
            #expect(refused.err.contains("a conflict"))
            #expect(try stage.server.writes().count == 1)
            let ours = try stage.bash("oncall-tui apply oncall --ours --yes")
            #expect(ours.status == 0, "\(ours.err)")
            #expect(try stage.bash("oncall-tui get 'Payments API' --field slack.title").out == "mine")
        }
    }

    @Test func `a folder without an id is created, and gets its id`() async throws {
        try await CommandStage.run { stage in
            #expect(try stage.bash("oncall-tui export 'Payments' 'API' --to oncall").status == 0)
            let made = try stage.bash(
                """
                mkdir oncall/integrations/new; cd oncall/integrations/new
                printf 'name = "Brand new"\\ntype = "webhook"\\nteam = "Payments"\\n' > integration.toml
                printf 'Hello\\n' > slack.title.j2
                cd; oncall-tui apply oncall --yes
                """)
            #expect(made.status == 0, "\(made.err)")
            #expect(try stage.bash("grep -c '^id = \"C' oncall/integrations/new/integration.toml").out == "1\n")
            #expect(try stage.bash("oncall-tui get 'Payments/Brand new' --field slack.title").out == "Hello")
            #expect(try stage.bash("oncall-tui apply oncall --yes").status == 0)
            #expect(try stage.bash("oncall-tui list 'brand new' -o ids").lines.count == 1)
        }
    }

    @Test func `files are checked before the first request, with every mistake and its line`() async throws {
        try await CommandStage.run { stage in
            #expect(try stage.bash("oncall-tui export --to oncall").status == 0)
            let before = try stage.server.requests().count
            let broken = try stage.bash(
                """
                cd oncall/integrations; echo 'lables = 3' > payments-api/integration.toml
                touch payments-api/slak.j2; ln -s /etc/passwd card-fraud-model/sms.title.j2; cd
                oncall-tui apply oncall --yes
                """)
            #expect(broken.status == 3)
            #expect(broken.err.contains("links are not followed"))
            let fixed = try stage.bash("rm oncall/integrations/card-fraud-model/sms.title.j2; oncall-tui diff oncall")
            #expect(fixed.err.contains("payments-api/integration.toml:1: unknown key 'lables'"))
            #expect(fixed.err.contains("payments-api/slak.j2: there is no template of this name"))
            #expect(try stage.server.requests().count == before)
        }
    }

    @Test func `a plan in a file is sent as it is, and refused where the server has moved on`() async throws {
        try await CommandStage.run { stage in
            #expect(
                try stage.bash(
                    "oncall-tui export --to oncall; printf mine > \(Self.title); oncall-tui diff oncall --json > plan"
                )
                .status == 0)
            try OtherClient(server: stage.server).change(
                Story.custom, #"{"templates":{"slack":{"title":"theirs"}}}"#)
            #expect(try stage.bash("oncall-tui apply --plan plan --yes").status == 7)
            #expect(try stage.server.writes().count == 1)
            try OtherClient(server: stage.server).change(
                Story.custom,
                #"{"templates":{"slack":{"title":\#(try stage.bash("cat plan").json["changes"]?.array?.first?["before"]?.compactText ?? "")}}}"#
            )
            #expect(try stage.bash("oncall-tui apply --plan plan --yes").status == 0)
            #expect(try stage.bash("oncall-tui get 'Payments API' --field slack.title").out == "mine")
        }
    }

    @Test func `drift is printed in the forms of CI systems, and a server that is away is no drift`() async throws {
        try await CommandStage.run { stage in
            #expect(try stage.bash("oncall-tui export --to oncall; printf mine > \(Self.title)").status == 0)
            let junit = try stage.bash("oncall-tui drift oncall -o junit")
            #expect(junit.status == 2)
            #expect(junit.out.contains("tests=\"120\" failures=\"1\""))
            let sarif = try stage.bash("oncall-tui drift oncall -o sarif").json
            let result = sarif["runs"]?.array?.first?["results"]?.array?.first
            #expect(result?["message"]?["text"] == "Payments API differs in templates.slack.title")
            let away = try stage.bash(
                "oncall-tui drift oncall", variables: ["GRAFANA_ONCALL_URL": "https://127.0.0.1:1"])
            #expect(away.status == 5 && away.out == "")
        }
    }

    @Test func `a folder without ids comes to another server by names`() async throws {
        try await CommandStage.run { stage in
            #expect(try stage.bash("oncall-tui export 'Payments API' --to oncall --no-ids").status == 0)
            #expect(try stage.bash("grep -r '^id' oncall").out == "")
            let made = try stage.bash(
                "sed -i 's/Payments API/Copy/' oncall/integrations/*/integration.toml; oncall-tui apply oncall --yes")
            #expect(made.status == 0, "\(made.err)")
            let title = try stage.bash("oncall-tui get 'Payments API' --field slack.title").out
            #expect(try stage.bash("oncall-tui get Copy --field slack.title").out == title)
        }
    }
}
