import Foundation
import JSON
import Testing

/// The commands for scripts, in a real shell against a real server.
@Suite struct CommandStories {
    @Test(arguments: ["cloud", "oss"])
    func `list prints the same integrations in every format, filtered as in the console`(dialect: String) async throws {
        try await CommandStage.run(dialect) { stage in
            let ids = try stage.bash("oncall-tui list team:payments -o ids").lines
            #expect(ids.count > 3)
            let table = try stage.bash("oncall-tui list team:payments").lines
            #expect(table.count == ids.count + 1 && table[0].hasPrefix("NAME"))
            let array = try #require(try stage.bash("oncall-tui list team:payments -o json").json.array)
            #expect(array.map { $0["id"]?.string } == ids)
            #expect(array.allSatisfy { $0["team"]?["name"] == "Payments" })
            let lines = try stage.bash("oncall-tui list team:payments -o jsonl").lines
            #expect(try lines.map { try JSONReader.read($0)["id"]?.string } == ids)
            let csv = try stage.bash("oncall-tui list team:payments -o csv").lines
            #expect(csv.first == "name,type,team,mode,left,custom,labels,id")
            // Names with characters that would be columns or lines.
            #expect(try stage.bash("oncall-tui list -o tsv | awk -F'\\t' 'NF != 8'").out == "")
            #expect(try stage.bash("oncall-tui list is:nonsense").status == 64)
            #expect(try stage.bash("oncall-tui list no-such-thing -o json").json == [])
        }
    }

    @Test func `standard output has results only, and a pipe that closes is no error`() async throws {
        try await CommandStage.run { stage in
            let head = try stage.bash(
                "set -o pipefail; oncall-tui list -o jsonl | head -1 | wc -l; echo ${PIPESTATUS[0]}")
            #expect(head.err == "")
            #expect(head.lines.first == "1")
            let none = try stage.bash("oncall-tui get 'Payments AP'")
            #expect(none.status == 64 && none.out == "")
            #expect(none.err.contains("did you mean 'Payments API'?"))
            #expect(try stage.bash("oncall-tui list -o ids > /dev/full").status == 1)
        }
    }

    @Test func `get prints a text exactly, and link and address only when asked`() async throws {
        try await CommandStage.run { stage in
            let text = "one\r\n two \n\n"
            try OtherClient(server: stage.server).change(
                Story.custom, #"{"templates":{"slack":{"title":\#(JSONValue.string(text).compactText)}}}"#)
            let title = try stage.bash("oncall-tui get 'Payments API' --field slack.title")
            #expect(Array(title.out.utf8) == Array(text.utf8))
            let masked = try stage.bash("oncall-tui get 'Payments API'").out
            let shown = try stage.bash("oncall-tui get 'Payments API' --show-secrets").json.array?.first
            let link = try #require(shown?["link"]?.string)
            #expect(link.contains("/integrations/v1/") && !masked.contains(link))
            #expect(masked.contains("••••••••"))
            #expect(try stage.bash("oncall-tui get 'Payments API' --field slack.nonsense").status == 64)
        }
    }

    @Test func `a write without a terminal and without --yes is refused, with its plan`() async throws {
        try await CommandStage.run { stage in
            for command in [
                "set 'Payments API' slack.title=x", "maintenance start 'Payments API' --for 1h",
                "create --type webhook",
                "delete 'Payments API'",
            ] {
                let refused = try stage.bash("oncall-tui \(command) < /dev/null")
                #expect(refused.status == 8, "\(command)")
                #expect(refused.out == "", "\(command)")
            }
            // Options may stand before the command.
            #expect(try stage.bash("oncall-tui --read-only set 'Payments API' slack.title=x --yes").status == 8)
            let readOnly = try stage.bash("oncall-tui set 'Payments API' slack.title=x --yes --read-only")
            #expect(readOnly.status == 8 && readOnly.err.contains("flag --read-only"))
            let dry = try stage.bash("oncall-tui set 'Payments API' slack.title=x --dry-run")
            #expect(dry.status == 0 && dry.out.contains("\n+x\n"))
            #expect(try stage.writes() == [])
        }
    }

    @Test func `fields of several integrations are set, and each is undone`() async throws {
        try await CommandStage.run { stage in
            let before = try stage.bash("oncall-tui get 'Payments API' --field slack.title").out
            let set = try stage.bash(
                """
                printf 'from a file' > title.j2
                oncall-tui set 'Payments API' 'Card fraud model' slack.title@title.j2 --label tier=gold --yes
                """)
            #expect(set.status == 0 && set.err.contains("4 saved"))
            #expect(try stage.bash("oncall-tui get 'Card fraud model' --field slack.title").out == "from a file")
            #expect(try stage.bash("oncall-tui list label:tier=gold -o ids").lines.count == 2)
            // Again: nothing is sent.
            let writes = try stage.writes().count
            let again = try stage.bash("oncall-tui set 'Payments API' 'slack.title=from a file' --yes")
            #expect(again.status == 0 && again.err.contains("1 field is the same already"))
            #expect(try stage.writes().count == writes)
            #expect(try stage.bash("oncall-tui history 'Payments API' -o ids").lines.count == 2)
            // Labels first: they were written last.
            for _ in 0..<2 { #expect(try stage.bash("oncall-tui undo 'Payments API' --yes").status == 0) }
            #expect(try stage.bash("oncall-tui get 'Payments API' --field slack.title").out == before)
            let nothing = try stage.bash("oncall-tui undo 'Payments API' --yes")
            #expect(nothing.status == 3 && nothing.err.contains("everything is undone"))
            // What somebody else wrote since is not undone.
            try OtherClient(server: stage.server).change(
                "Card fraud model", #"{"labels":[],"templates":{"slack":{"title":"theirs"}}}"#)
            #expect(try stage.bash("oncall-tui undo 'Card fraud model' --yes").status == 7)
        }
    }

    @Test func `what the server would refuse is not sent, and nothing beside it`() async throws {
        try await CommandStage.run { stage in
            let refused = try stage.bash(
                "oncall-tui set 'Payments API' 'slack.title={{ x' web.title=fine --yes")
            #expect(refused.status == 3)
            #expect(refused.err.contains("the server would refuse it"))
            #expect(try stage.writes() == [])
            let sent = try stage.bash("oncall-tui set 'Payments API' 'slack.title={{ x' --yes --allow-refused")
            #expect(sent.status == 3)
            #expect(try stage.writes().count == 1)
        }
    }

    @Test func `windows are started, extended and stopped for many, and every time is what it says`() async throws {
        try await CommandStage.run { stage in
            let start = try stage.bash("oncall-tui maintenance start --filter team:checkout --for 2h --yes")
            #expect(start.status == 0)
            #expect(start.err.contains("a window is open (group_alerts); left as it is"))
            let open = try stage.bash("oncall-tui maintenance list team:checkout -o json").json.array ?? []
            #expect(open.count > 2)
            // A time of day is no duration.
            let clock = try stage.bash("oncall-tui maintenance start 'Payments API' --for 18:00 --yes")
            #expect(clock.status == 64 && clock.err.contains("--until 18:00"))
            let extended = try stage.bash(
                "oncall-tui maintenance extend --filter 'team:checkout is:maintenance' --for 1h --yes")
            #expect(extended.status == 0)
            let after = try stage.bash("oncall-tui maintenance list team:checkout -o json").json.array ?? []
            func seconds(_ rows: [JSONValue]) -> [String: Int] {
                Dictionary(
                    rows.map { ($0["id"]?.string ?? "", $0["maintenance"]?["seconds_left"]?.number?.int ?? 0) },
                    uniquingKeysWith: { $1 })
            }
            for (id, left) in seconds(after) {
                let grown = left - (seconds(open)[id] ?? 0)
                #expect((3500...3600).contains(grown), "\(id): \(grown)")
            }
            #expect(try stage.bash("oncall-tui maintenance stop --filter team:checkout --yes").status == 0)
            #expect(try stage.bash("oncall-tui maintenance list team:checkout -o json").json == [])
            #expect(try stage.bash("oncall-tui maintenance wait --filter team:checkout").status == 0)
        }
    }

    @Test func `a mode that the server does not have is refused before anything is sent`() async throws {
        try await CommandStage.run("oss") { stage in
            let wrong = try stage.bash("oncall-tui maintenance start 'Payments API' --mode group_alerts --for 1h --yes")
            #expect(wrong.status == 64 && wrong.err.contains("debug, maintenance"))
            #expect(try stage.writes() == [])
            #expect(try stage.bash("oncall-tui maintenance start 'Payments API' --for 1h --yes").status == 0)
        }
    }

    @Test func `a text is edited in the editor, which gets no token, and is kept if it can't be sent`() async throws {
        try await CommandStage.run { stage in
            let before = try stage.bash("oncall-tui get 'Payments API' --field web.title").out
            let edit = try stage.bash(
                """
                printf '#!/bin/sh\\nenv > env; sed -i s/Alert/Alarm/ "$1"\\n' > editor; chmod +x editor
                EDITOR="./editor" oncall-tui edit 'Payments API' web.title --yes
                """)
            #expect(edit.status == 0, "\(edit.err)")
            let after = try stage.bash("oncall-tui get 'Payments API' --field web.title").out
            #expect(after == before.replacing("Alert", with: "Alarm", maxReplacements: 1))
            #expect(try stage.bash("cat env").out.contains(stage.server.token) == false)
            let same = try stage.bash("EDITOR=true oncall-tui edit 'Payments API' web.title --yes")
            #expect(same.status == 0 && same.err.contains("unchanged"))
            let refused = try stage.bash("EDITOR='sed -i s/}}/}/' oncall-tui edit 'Payments API' web.title --yes")
            #expect(refused.status == 3 && refused.err.contains("Your text is in "))
            let failed = try stage.bash("EDITOR=false oncall-tui edit 'Payments API' web.title --yes")
            #expect(failed.status == 1 && failed.err.contains("your text is in "))
            #expect(try stage.writes().count == 1)
        }
    }

    @Test(arguments: ["stop", "extend --for 1h"])
    func `a window that has changed while the question was open is left alone`(command: String) async throws {
        try await Story.run { story in
            let terminal = story.terminal
            try terminal.type("\"$CONSOLE\" maintenance \(command) 'Order pipeline'; echo status $?", "Enter")
            try terminal.wait(for: "[y/N]")
            try OtherClient(server: story.server).stopWindow(of: "Order pipeline")
            try terminal.type("y", "Enter")
            try terminal.wait(for: "its window has changed since it was shown")
            try terminal.wait(for: "status 7")
            #expect(try story.server.writes().count == 1)
        }
    }

    @Test func `Ctrl-C at a question ends the program at once, and nothing is sent`() async throws {
        try await Story.run { story in
            let terminal = story.terminal
            for command in ["set 'Payments API' slack.title=x", "delete 'Payments API'"] {
                try terminal.type("\"$CONSOLE\" \(command); echo status $?", "Enter")
                try terminal.wait(for: command.hasPrefix("set") ? "[y/N]" : "Type its name:")
                try terminal.press("C-c")
                try terminal.wait(for: "status 130")
                try terminal.type("clear", "Enter")
                try terminal.waitUntilGone("status 130")
            }
            #expect(try story.server.writes().isEmpty)
        }
    }

    @Test func `a crash of a command writes no memory with the token to disk`() async throws {
        try await CommandStage.run { stage in
            let crash = try stage.bash(
                """
                ulimit -c unlimited; export SWIFT_BACKTRACE=enable=no; touch err
                "$PROGRAM" maintenance wait --filter is:maintenance 2> err & program=$!
                until grep -q 'open:' err; do :; done
                kill -ABRT $program; wait $program; echo $?; ls
                """)
            #expect(crash.lines.first == "134")
            #expect(
                !crash.err.contains("core dumped") && !crash.lines.contains { $0.hasPrefix("core") }, "\(crash.err)")
        }
    }

    @Test func `each of several integrations needs its own confirmation to be deleted`() async throws {
        try await CommandStage.run { stage in
            let one = try stage.bash(
                "oncall-tui delete 'Payments API' 'Card fraud model' --confirm 'Payments API' < /dev/null")
            #expect(one.status == 8 && one.err.contains("--confirm 'Card fraud model'"))
            #expect(try stage.writes() == [])
            let both = try stage.bash(
                "oncall-tui delete 'Payments API' 'Card fraud model' --confirm 'Payments API' --confirm 'Card fraud model'"
            )
            #expect(both.status == 0 && both.err.contains("2 deleted"))
        }
    }

    @Test func `a window that can't be started again is said loudly, and no other is stopped`() async throws {
        let faults = #"[{ "fault": "503-json", "request": "start" }]"#
        try await CommandStage.run(faults: faults) { stage in
            let extended = try stage.bash("oncall-tui maintenance extend --filter is:maintenance --for 1h --yes")
            #expect(extended.status == 6)
            #expect(extended.err.contains("NOT IN MAINTENANCE: stopped and not started again"))
            #expect(try stage.server.writes().count { $0.path.hasSuffix("maintenance_stop") } == 1)
            #expect(try stage.server.writes().count { $0.path.hasSuffix("maintenance_start") } == 6)
        }
    }

    @Test func `a creation whose answer is lost is found by its name`() async throws {
        try await CommandStage.run(faults: #"[{ "fault": "lose-answer", "request": "create" }]"#) { stage in
            let made = try stage.bash("oncall-tui create --type webhook --name Lost --yes")
            #expect(made.status == 0 && made.out.hasPrefix("C"), "\(made.err)")
            #expect(try stage.writes().count == 1)
        }
    }

    @Test func `a file that is not UTF-8 is not sent`() async throws {
        try await CommandStage.run { stage in
            let set = try stage.bash("printf 'caf\\351' > t.j2; oncall-tui set 'Payments API' slack.title@t.j2 --yes")
            #expect(set.status == 1 && set.err.contains("is not text in UTF-8"))
            #expect(try stage.writes() == [])
        }
    }

    @Test func `an integration is created, and deleted by its name`() async throws {
        try await CommandStage.run { stage in
            let id = try stage.bash("oncall-tui create --type webhook --name 'New one' --team Payments --yes").out
            #expect(id.hasPrefix("C") && id.hasSuffix("\n"))
            #expect(try stage.bash("oncall-tui get Payments/'New one' | grep -c '\"id\": \"'").status == 0)
            let wrong = try stage.bash("oncall-tui delete 'New one' --confirm other < /dev/null")
            #expect(wrong.status == 8)
            #expect(try stage.bash("oncall-tui delete 'New one' --confirm 'New one'").status == 0)
            #expect(try stage.bash("oncall-tui get 'New one'").status == 64)
        }
    }

    @Test func `the exit status tells refusals of the token from a server that is away`() async throws {
        try await CommandStage.run { stage in
            let token = try stage.bash("oncall-tui list", variables: ["GRAFANA_ONCALL_ACCESS_TOKEN": "wrong"])
            #expect(token.status == 4 && token.out == "")
            #expect(!token.err.contains("wrong"))
        }
    }

    @Test(arguments: [
        "lose-answer", "500-json", "500-html", "502-html", "503-json", "reset", "cut", "404", "401", "302",
        "broken-json",
        "wrong-shape",
    ])
    func `a write is sent once, and the exit status is true, whatever the server does`(fault: String) async throws {
        let faults = ["update", "start", "stop"].map { #"{ "fault": "\#(fault)", "request": "\#($0)" }"# }
        try await CommandStage.run(faults: "[\(faults.joined(separator: ", "))]") { stage in
            let set = try stage.bash("oncall-tui set 'Payments API' slack.title=x --yes")
            let holds = try stage.bash("oncall-tui get 'Payments API' --field slack.title").out == "x"
            try expectTruth(set, holds)
            let start = try stage.bash("oncall-tui maintenance start 'Payments API' --for 1h --yes")
            let isOpen = try stage.bash("oncall-tui maintenance list 'Payments API' -o ids").out != ""
            try expectTruth(start, isOpen)
            let stop = try stage.bash("oncall-tui maintenance stop 'Card processor webhooks' --yes")
            let isClosed = try stage.bash("oncall-tui maintenance list 'Card processor webhooks' -o ids").out == ""
            try expectTruth(stop, isClosed)
            // A refused token is tried in its other form.
            let perWrite = fault == "401" ? 2 : 1
            for (method, path) in [("PUT", "/"), ("POST", "maintenance_start"), ("POST", "maintenance_stop")] {
                let sent = try stage.server.writes().count { $0.method == method && $0.path.hasSuffix(path) }
                #expect(sent <= perWrite, "\(method) \(path)")
            }
        }
    }

    /// Success means that it was done, and any other status but that of a doubt that it was not.
    private func expectTruth(_ result: CommandStage.Result, _ isDone: Bool) throws {
        if result.status == 0 { #expect(isDone, "\(result.err)") }
        if result.status != 0, result.status != 6 { #expect(!isDone, "\(result.status): \(result.err)") }
        #expect([0, 1, 3, 4, 5, 6].contains(result.status), "\(result.status): \(result.err)")
    }

    @Test func `every example of the man page runs as it stands`() async throws {
        try await CommandStage.run { stage in
            let page = try stage.bash("oncall-tui man").out
            let examples = page.split(separator: "\n").map {
                $0.replacing("\\-", with: "-").replacing("\\(aq", with: "'")
            }
            .filter { $0.hasPrefix("oncall-tui ") && $0.contains("--demo") && $0 != "oncall-tui --demo" }
            #expect(examples.count > 10)
            for example in examples {
                let result = try stage.bash(String(example))
                #expect(result.status == 0, "\(example): \(result.err)")
            }
        }
    }

    @Test func `names and ids come from pipes`() async throws {
        try await CommandStage.run { stage in
            let piped = try stage.bash(
                "oncall-tui list is:maintenance -o ids | oncall-tui maintenance stop --yes -; oncall-tui list is:maintenance -o ids"
            )
            #expect(piped.out == "" && piped.status == 0)
            #expect(try stage.bash("oncall-tui teams -o jsonl").lines.count > 2)
            #expect(try stage.bash("oncall-tui chains -o ids").lines.count > 2)
            #expect(try stage.bash("oncall-tui types").lines.contains("alertmanager"))
            #expect(try stage.bash("oncall-tui whoami --json").json["dialect"] == "cloud")
            let routes = try stage.bash("oncall-tui routes 'Payments API' --last -o jsonl").lines.map {
                try JSONReader.read($0)
            }
            #expect(routes.map { $0["condition"] } == ["jinja2", "regex", "default"])
            #expect(routes.count { $0["takes"] == true } == 1)
            let alert = try #require(try stage.bash("oncall-tui alerts 'Payments API' --limit 1").lines.first)
            #expect(try JSONReader.read(alert)["payload"] != nil)
        }
    }

    @Test func `a filter that is empty is refused, and one that matches nothing is no success of a write`() async throws
    {
        try await CommandStage.run { stage in
            let empty = try stage.bash("oncall-tui maintenance start --filter \"$unset\" --for 1h --yes")
            #expect(empty.status == 64 && empty.err.contains("the filter is empty"))
            let none = try stage.bash("oncall-tui maintenance start --filter type:nosuch --for 1h --yes")
            #expect(none.status == 1 && none.err.contains("nothing matches"))
            let list = try stage.bash("oncall-tui list type:nosuch -o json")
            #expect(list.status == 0 && list.out == "[]\n")
            #expect(try stage.writes() == [])
        }
    }
}
