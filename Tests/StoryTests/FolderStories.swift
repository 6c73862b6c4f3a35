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
            #expect(edited.out.contains("\n+Mine {{ payload.x }}\n"))
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
            #expect(ours.err.contains("templates.web.title: changed on the server since the export, and left alone"))
            #expect(try stage.bash("oncall-tui get 'Payments API' --field slack.title").out == "mine")
            #expect(try stage.bash("oncall-tui get 'Payments API' --field web.title").out == "theirs too")
            // It is drift all the same, until an export takes it.
            #expect(try stage.bash("oncall-tui drift oncall").status == 2)
            #expect(try stage.bash("oncall-tui export --to oncall; oncall-tui drift oncall").status == 0)
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
            let lint = try stage.bash("oncall-tui lint oncall")
            #expect(lint.status == 3 && lint.err.contains("payments-api/integration.toml:1: unknown key 'lables'"))
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
                "rm oncall/oncall.toml; oncall-tui drift oncall",
                variables: ["GRAFANA_ONCALL_URL": "https://127.0.0.1:1"])
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

    @Test func `nothing is created if anything in the folder can't be sent`() async throws {
        try await CommandStage.run { stage in
            let made = """
                oncall-tui export 'Payments API' --to oncall
                for name in a b; do
                  mkdir oncall/integrations/$name
                  printf 'name = "%s"\\ntype = "webhook"\\nteam = "Payments"\\n' $name > oncall/integrations/$name/integration.toml
                  printf 'Hello' > oncall/integrations/$name/slack.title.j2
                done
                """
            #expect(try stage.bash(made).status == 0)
            for (mistake, repair) in [
                ("printf '{{ x' > oncall/integrations/b/web.title.j2", "rm oncall/integrations/b/web.title.j2"),
                (
                    "sed -i s/Payments/Nope/ oncall/integrations/b/*.toml",
                    "sed -i s/Nope/Payments/ oncall/integrations/b/*.toml"
                ),
                (
                    "sed -i s/alertmanager/sentry/ oncall/integrations/p*/*.toml",
                    "sed -i s/sentry/alertmanager/ oncall/integrations/p*/*.toml"
                ),
            ] {
                let refused = try stage.bash("\(mistake); oncall-tui apply oncall --yes")
                #expect(refused.status == 3, "\(mistake): \(refused.err)")
                #expect(try stage.writes() == [], "\(mistake)")
                #expect(try stage.bash(repair).status == 0)
            }
            // The plan has all that would be sent.
            let plan = try stage.bash("oncall-tui apply oncall --dry-run")
            #expect(plan.out.contains("a: create a, type webhook") && plan.out.contains("\n+Hello\n"))
            #expect(try stage.bash("oncall-tui apply oncall --yes").status == 0)
            #expect(try stage.bash("oncall-tui drift oncall").status == 0)
        }
    }

    @Test func `after a part was refused, what was sent is no change of others`() async throws {
        let faults = #"[{ "fault": "503-json", "request": "update", "first": 1 }]"#
        try await CommandStage.run(faults: faults) { stage in
            let edit =
                "for slot in slack web sms; do echo $RANDOM > oncall/integrations/payments-api/$slot.title.j2; done"
            #expect(try stage.bash("oncall-tui export --to oncall; \(edit); oncall-tui apply oncall --yes").status == 6)
            let again = try stage.bash("\(edit); oncall-tui apply oncall --yes")
            #expect(again.status == 0, "\(again.err)")
        }
    }

    @Test func `an export does not replace what was edited and not applied`() async throws {
        try await CommandStage.run { stage in
            #expect(try stage.bash("oncall-tui export --to oncall; printf mine > \(Self.title)").status == 0)
            let refused = try stage.bash("oncall-tui export --to oncall")
            #expect(refused.status == 7 && refused.err.contains("payments-api: templates.slack.title"))
            #expect(try stage.bash("cat \(Self.title)").out == "mine")
            #expect(try stage.bash("oncall-tui export --to oncall --overwrite; cat \(Self.title)").out != "mine")
        }
    }

    @Test func `a folder belongs to its server, to one program at a time, and has no links`() async throws {
        try await CommandStage.run { stage in
            #expect(try stage.bash("oncall-tui export --to oncall").status == 0)
            let other = try stage.bash(
                "sed -i 's/^server.*/server = \"https:..other\"/' oncall/oncall.toml; oncall-tui apply oncall --yes")
            #expect(other.status == 64 && other.err.contains("https:..other"))
            let fixed = try stage.bash(
                "sed -i \"s|^server.*|server = '$GRAFANA_ONCALL_URL'|\" oncall/oncall.toml; oncall-tui diff oncall")
            #expect(fixed.status == 0, "\(fixed.err)")
            let locked = try stage.bash("flock oncall \"$PROGRAM\" apply oncall --yes")
            #expect(locked.status == 1 && locked.err.contains("another apply or export"))
            let link = try stage.bash(
                "mv oncall/integrations/payments-api away; ln -s ../../away oncall/integrations/payments-api; oncall-tui drift oncall"
            )
            #expect(link.status == 3 && link.err.contains("links are not followed"))
        }
    }

    @Test func `Ctrl-C in the middle of apply says what was sent and what not, and applying again sends the rest`()
        async throws
    {
        // The second write has to wait: it is tried again when the server says.
        let faults = #"[{ "fault": "429-retry-after", "request": "update", "every": 2 }]"#
        try await CommandStage.run(faults: faults) { stage in
            let stopped = try stage.bash(
                """
                oncall-tui export --to oncall
                for slot in email slack web; do echo mine > oncall/integrations/payments-api/$slot.title.j2; done
                set -m; touch err; "$PROGRAM" apply oncall --yes 2> err & program=$!
                until grep -q 'trying again' err; do :; done
                kill -INT $program; wait $program; echo $?; cat err
                """)
            #expect(stopped.lines.first == "130", "\(stopped.out)")
            #expect(try stage.writes().count == 2)
            #expect(stopped.lines.last == "1 saved, 2 not saved", "\(stopped.out)")
            #expect(stopped.lines.count { $0.hasPrefix("Payments API, templates.") } == 2, "\(stopped.out)")
            let again = try stage.bash("oncall-tui apply oncall --yes")
            #expect(again.status == 0 && again.err.hasSuffix("2 saved\n"), "\(again.err)")
            #expect(try stage.server.writes().count { $0.status == 200 } == 3)
            let third = try stage.bash("oncall-tui apply oncall --yes; oncall-tui drift oncall")
            #expect(third.status == 0 && third.out.isEmpty, "\(third.out)\(third.err)")
            #expect(try stage.server.writes().count { $0.status == 200 } == 3)
        }
    }
}
