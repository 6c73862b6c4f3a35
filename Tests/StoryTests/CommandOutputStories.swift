import Foundation
import JSON
import Testing

/// The forms in which commands print: schemas, columns, colours, and texts that could harm a terminal.
@Suite struct CommandOutputStories {
    @Test(arguments: ["cloud", "oss"])
    func `the JSON of every command is as its schema says`(dialect: String) async throws {
        try await CommandStage.run(dialect) { stage in
            func check(_ command: String, _ schema: String, lines: Bool = false) throws {
                let result = try stage.bash("oncall-tui \(command)")
                let values = lines ? try result.lines.map { try JSONReader.read($0) } : [try result.json]
                #expect(!values.isEmpty, "\(command): \(result.err)")
                let checked = try JSONSchema(schema)
                for value in values { #expect(checked.problems(value) == [], "\(command)") }
            }
            try check("list -o jsonl", "integration", lines: true)
            try check("get --filter is:maintenance -o jsonl", "integration", lines: true)
            try check("list --matrix -o jsonl", "matrix", lines: true)
            try check("whoami --json", "whoami")
            try check("alerts 'Payments API' 'Checkout errors'", "alert", lines: true)
            let changes = """
                oncall-tui set 'Payments API' slack.title=x name=y --yes; oncall-tui undo 'y' --yes
                oncall-tui maintenance start 'Payments API' --for 1h --yes
                oncall-tui maintenance stop 'Payments API' --yes
                id=$(oncall-tui create --type webhook --name New --yes); oncall-tui delete $id --confirm New
                """
            _ = try stage.bash(changes)
            try check("history -o jsonl", "history", lines: true)
            let edit = """
                oncall-tui export --to oncall; cd oncall/integrations; printf mine > payments-api/slack.title.j2; mkdir new
                printf 'name = "New"\\ntype = "webhook"\\n' > new/integration.toml; rm -r card-fraud-model
                """
            #expect(try stage.bash(edit).status == 0)
            try check("drift oncall -o json", "drift")
            try check("diff oncall --json", "plan")
            try check("apply oncall --prune --dry-run --json", "plan")
            let actions =
                try stage.bash("oncall-tui apply oncall --prune --dry-run --json").json["changes"]?.array ?? []
            #expect(actions.map { $0["action"] } == ["create", "update", "delete"])
            try check("set 'Card fraud model' 'slack.title={{ x' --dry-run --json", "plan")
            try check("apply oncall --prune --max-deletes 1 --yes --json", "plan")
        }
    }

    @Test func `list prints the columns that are asked for, sorted and limited`() async throws {
        try await CommandStage.run { stage in
            let columns = try stage.bash(
                "oncall-tui list team:payments --columns id,slack.title,label:tier,chain -o csv --limit 2"
            ).lines
            #expect(columns.first == "id,slack.title,label:tier,chain")
            #expect(columns.count > 2 && columns[1].hasSuffix(",critical,Payments primary"))
            #expect(try stage.bash("oncall-tui list --limit 3 -o ids").lines.count == 3)
            #expect(try stage.bash("oncall-tui list --limit 0 -o ids").out == "")
            let sorted = try stage.bash("oncall-tui list team:payments --sort name --columns name -o tsv").lines
                .dropFirst()
            #expect(sorted.map { $0.lowercased() } == sorted.map { $0.lowercased() }.sorted())
            #expect(try stage.bash("oncall-tui list --columns nonsense").status == 64)
            #expect(try stage.bash("oncall-tui list --columns name -o json").status == 64)
            // Two requests: the teams, and one page.
            let before = try stage.server.requests().count
            #expect(try stage.bash("oncall-tui list --limit 3 -o jsonl").lines.count == 3)
            #expect(try stage.server.requests().count == before + 3)
        }
    }

    @Test func `the matrix tells default, custom and empty templates apart`() async throws {
        try await CommandStage.run { stage in
            try OtherClient(server: stage.server).change(
                Story.custom, #"{"templates":{"slack":{"title":"x","message":"","image_url":null}}}"#)
            let row = try stage.bash("oncall-tui list --matrix 'payments api' -o json").json.array?.first?["templates"]
            #expect(row?["slack.title"] == "custom" && row?["slack.message"] == "empty")
            #expect(row?["slack.image_url"] == "default" && row?["web.title"] == "custom")
            let csv = try stage.bash("oncall-tui list --matrix -o csv").lines
            #expect(csv.first?.hasPrefix("name,id,") ?? false)
            #expect(csv.count == 121)
        }
    }

    @Test func `get prints one integration as JSON, TOML, and as the server has it`() async throws {
        try await CommandStage.run { stage in
            let labels = try stage.bash("oncall-tui get 'Payments API' --field labels").json
            #expect(labels["tier"] == "critical")
            let raw = try stage.bash("oncall-tui get 'Payments API' -o raw").json
            #expect(raw["labels"]?.array?.first?["key"]?["name"] != nil && raw["link"]?.string?.contains("•") ?? false)
            let toml = try stage.bash("oncall-tui get 'Payments API' -o toml").lines
            #expect(toml.contains("name = \"Payments API\"") && toml.contains { $0.hasPrefix("\"slack.title\" = \"") })
            #expect(try stage.bash("oncall-tui types --demo=oss").lines.contains("webhook"))
        }
    }

    @Test func `names that begin with a hyphen are named after two hyphens`() async throws {
        try await CommandStage.run { stage in
            let story = try stage.bash(
                """
                set -e
                oncall-tui create --type webhook --name=-dash --yes > id
                oncall-tui get --field name -- -dash
                oncall-tui set --yes name=-other -- -dash
                oncall-tui list -o ids -- -other
                oncall-tui delete --confirm=-other -- -other
                """)
            #expect(story.status == 0, "\(story.err)")
            #expect(story.out == "-dash" + (try stage.bash("cat id").out))
        }
    }

    @Test func `a difference is in the unified format, and has colours on a terminal only`() async throws {
        try await CommandStage.run { stage in
            let edit = "oncall-tui set 'Payments API' slack.title=$'one\\ntwo' --dry-run"
            let plain = try stage.bash(edit)
            #expect(
                plain.out.contains(
                    "\n--- server/templates.slack.title\n+++ planned/templates.slack.title\n@@ -1,3 +1,2 @@\n"))
            #expect(plain.out.contains("\n+one\n+two\n") && !plain.out.contains("\u{1B}"))
            #expect(try stage.bash("\(edit) --color always").out.contains("\u{1B}[32m+one\u{1B}[m\n"))
            // `script` runs it on a terminal of its own.
            func onTerminal(_ before: String) throws -> String {
                try stage.bash(
                    "cat > run <<'E'\n\"$PROGRAM\" set 'Payments API' slack.title=one --dry-run\nE\n\(before) script -qec 'bash run' /dev/null",
                    variables: ["TERM": "xterm"]
                ).out
            }
            #expect(try onTerminal("").contains("\u{1B}[32m+one\u{1B}[m"))
            #expect(try !onTerminal("NO_COLOR=1").contains("\u{1B}"))
            #expect(try !onTerminal("TERM=dumb").contains("\u{1B}"))
        }
    }

    @Test func `characters that could harm a terminal are escaped in JSON and marked in tables`() async throws {
        try await CommandStage.run { stage in
            try OtherClient(server: stage.server).change(Story.custom, #"{"name":"a\u001b[31m\u009b2J\u202eb"}"#)
            let json = try stage.bash("oncall-tui list -o jsonl | grep 'a.u001b'").out
            #expect(json.contains(#""name":"a\u001b[31m\u009b2J\u202eb""#))
            #expect(try JSONReader.read(json)["name"] == "a\u{1B}[31m\u{9B}2J\u{202E}b")
            let table = try stage.bash("oncall-tui list; oncall-tui list -o tsv; oncall-tui get --filter '31m' -o text")
            #expect(!table.out.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{9B}" || $0 == "\u{202E}" })
        }
    }

    @Test func `a long reading shows how far it is on a terminal, and nothing in a pipe`() async throws {
        let faults = #"[{ "fault": "429-bare", "request": "list", "every": 2 }]"#
        try await CommandStage.run(faults: faults) { stage in
            let piped = try stage.bash("oncall-tui list -o ids 2> err; cat err")
            #expect(!piped.out.contains("Reading"))
            let shown = try stage.bash(
                "printf '\"$PROGRAM\" list -o ids > ids' > run; script -qec 'bash run' /dev/null",
                variables: ["TERM": "xterm"])
            #expect(shown.out.contains("Reading integrations  ["), "\(shown.out)")
            // Nothing is left of it.
            #expect(shown.out.hasSuffix("\r\u{1B}[K"))
        }
    }
}
