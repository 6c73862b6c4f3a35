import Foundation
import JSON
import Testing

/// All windows at a glance, windows that start later, and the guard rails of a context.
@Suite struct CockpitStories {
    @Test(arguments: [120, 60])
    func `w shows all windows, and the first key works`(width: Int) async throws {
        try await Story.run(width: width) { story in
            try story.open(sign: width < 80 ? "in maintenance" : "updated")
            let terminal = story.terminal
            try terminal.type("w")
            try terminal.wait(for: "the windows") {
                $0.contains("Maintenance windows") && $0.contains("1 overdue") && $0.contains("Legacy batch")
            }
            // The first row is overdue; the next one ends first.
            try terminal.type("jM")
            try terminal.wait(for: "Stop maintenance now?")
            try terminal.type("y")
            try terminal.wait(for: "maintenance stopped")
            try terminal.press("Escape")
            try terminal.waitUntilGone("Maintenance windows")
            try story.quit()
        }
    }

    @Test func `a window that starts later is in the cockpit, and on disk for the user only`() async throws {
        try await Story.run { story in
            try story.open()
            try story.find(Story.plain)
            let terminal = story.terminal
            try terminal.type("m")
            try terminal.wait(for: "For how long")
            try terminal.type("tomorrow 22:00 for 2h")
            try terminal.wait(for: "Enter puts it into the queue")
            try terminal.press("C-o")
            try terminal.type("CHG-4711")
            try terminal.press("Enter")
            try terminal.wait(for: "queued: from")
            try terminal.type("w")
            try terminal.wait(for: "the queued window") { $0.contains("1 queued") && $0.contains("why: CHG-4711") }
            let folder = story.folder + "/.local/state/oncall-tui/queue"
            let files = try FileManager.default.contentsOfDirectory(atPath: folder)
            for file in files {
                let mode = try FileManager.default.attributesOfItem(atPath: folder + "/" + file)[.posixPermissions]
                #expect((mode as? NSNumber)?.intValue == 0o600, "\(file)")
            }
            try terminal.type("G")
            try terminal.type("X")
            try terminal.waitUntilGone("1 queued")
            #expect(try story.server.writes().isEmpty)
            try terminal.press("Escape")
            try story.quit()
        }
    }

    @Test func `the queue is run from the command line, once`() async throws {
        try await CommandStage.run { stage in
            let queued = try stage.bash(
                "oncall-tui maintenance start 'Payments API' --when 'tomorrow 22:00 for 2h' --why CHG-4711 --yes")
            #expect(queued.status == 0, "\(queued.err)")
            #expect(try stage.writes() == [])
            #expect(try stage.bash("oncall-tui maintenance run-queue --once").status == 0)
            #expect(try stage.writes() == [])
            // Its time has come a minute ago.
            let now = Date()
            func text(_ date: Date) -> String { date.formatted(.iso8601) }
            let file = try stage.bash("ls .local/state/oncall-tui/queue/*.json").lines[0]
            var json = try String(contentsOfFile: stage.folder + "/" + file, encoding: .utf8)
            json = json.replacing(/"start": "[^"]*"/, with: "\"start\": \"\(text(now.addingTimeInterval(-60)))\"")
            json = json.replacing(/"end": "[^"]*"/, with: "\"end\": \"\(text(now.addingTimeInterval(7140)))\"")
            try json.write(toFile: stage.folder + "/" + file, atomically: true, encoding: .utf8)
            let run = try stage.bash("oncall-tui maintenance run-queue --once")
            #expect(run.status == 0 && run.out.contains("Payments API: started"), "\(run.out)\(run.err)")
            #expect(try stage.writes().count == 1)
            let seconds = try #require(stage.server.writes().first?.body["duration"]?.number?.int)
            #expect((7000...7140).contains(seconds))
            #expect(try stage.bash("oncall-tui maintenance run-queue --once").status == 0)
            #expect(try stage.writes().count == 1)
            #expect(try stage.bash("oncall-tui maintenance run-queue --print-unit").out.contains("ExecStart="))
        }
    }

    // MARK: Guard rails

    @Test func `a protected context is marked, and asks for its name`() async throws {
        try await Story.run { story in
            try story.configure([
                (
                    "prod", story.server.url, story.server.token,
                    """
                    protected = true
                    max_window = "8h"
                    forbid = ["delete"]
                    """
                )
            ])
            try story.open("--context prod")
            let terminal = story.terminal
            try terminal.wait(for: " PROD ")
            try story.find(Story.plain)
            try terminal.type("1")
            try terminal.wait(for: "Enter open")
            try terminal.type("d")
            try terminal.wait(for: "this context forbids delete (config.toml:")
            try terminal.type("m")
            try terminal.wait(for: "For how long")
            try terminal.type("9h")
            try terminal.wait(for: "this context allows 8 h (config.toml:")
            try terminal.press("C-u", "Down", "Down")
            try terminal.type("1h")
            try terminal.press("Enter")
            try terminal.wait(for: "PROD: type prod to disable alerts of \(Story.plain)")
            try terminal.press("Enter")
            try terminal.type("prod")
            try terminal.wait(for: "Enter confirms")
            #expect(try story.server.writes().isEmpty)
            try terminal.press("Enter")
            try terminal.wait(for: "maintenance is on until")
            #expect(try story.server.writes().count == 1)
            try story.quit()
        }
    }

    @Test func `the same guards hold on the command line, and info lists them with their lines`() async throws {
        try await CommandStage.run { stage in
            let folder = stage.folder + "/.config/oncall-tui"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try stage.server.token.write(toFile: folder + "/token", atomically: false, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder + "/token")
            func configure(_ guards: String) throws {
                try "[contexts.prod]\nurl = \"\(stage.server.url)\"\ntoken_file = \"token\"\n\(guards)\n".write(
                    toFile: folder + "/config.toml", atomically: true, encoding: .utf8)
            }
            try configure(
                """
                protected = true
                forbid = ["create"]
                teams = ["Payments"]
                max_window = "8h"
                """)
            let start = "oncall-tui maintenance start --context prod 'Payments API' --yes"
            let without = try stage.bash("\(start) --mode disable_alerts --for 1h")
            #expect(without.status == 8 && without.err.contains("give --confirm prod"), "\(without.err)")
            let long = try stage.bash("\(start) --for 9h --confirm prod")
            #expect(long.err.contains("this context allows 8 h (config.toml:7)"), "\(long.err)")
            #expect(try stage.writes() == [])
            let created = try stage.bash("oncall-tui create --context prod --type webhook --yes --confirm prod")
            #expect(created.status == 8 && created.err.contains("forbids create (config.toml:5)"), "\(created.err)")
            let other = try stage.bash("oncall-tui maintenance start --context prod 'Search cluster' --for 1h --yes")
            #expect(other.status == 8 && other.err.contains("(config.toml:6)"), "\(other.err)")
            #expect(try stage.writes() == [])
            let given = try stage.bash(
                "\(start) --mode disable_alerts --for 1h", variables: ["ONCALL_TUI_CONFIRM": "prod"])
            #expect(given.status == 0, "\(given.err)")
            #expect(try stage.writes().count == 1)
            // What a plan deletes counts too: it is more than one, and of a team.
            let prune =
                "oncall-tui export --to all --context prod && rm -r all/integrations/{search-cluster,payments-api}"
            let pruned = try stage.bash(
                "\(prune) && oncall-tui apply all --context prod --prune --yes --max-deletes 2 --confirm prod")
            #expect(pruned.status == 8 && pruned.err.contains("(config.toml:6)"), "\(pruned.err)")
            #expect(try stage.writes().count == 1)
            let info = try stage.bash("oncall-tui info --context prod").out
            for line in ["protected", "forbid", "teams", "max_window"] {
                #expect(info.contains(line), "\(line)")
            }
            try configure("confirm_for = [\"window>8x\"]")
            let wrong = try stage.bash("oncall-tui info --context prod")
            #expect(
                wrong.status != 0 && wrong.err.contains("config.toml:4") && wrong.err.contains("window>8x"),
                "\(wrong.err)")
        }
    }

    @Test func `read-only mode is lifted with the name of the context`() async throws {
        try await Story.run { story in
            try story.configure([
                ("prod", story.server.url, story.server.token, "read_only = true\nunlock_minutes = 10")
            ])
            try story.open("--context prod")
            let terminal = story.terminal
            try terminal.wait(for: "READ-ONLY")
            try terminal.type(":unlock", "Enter")
            try terminal.wait(for: "type prod to allow changes for 10 min")
            try terminal.type("prod", "Enter")
            try terminal.wait(for: "UNLOCKED 9:")
            try terminal.type(":lock", "Enter")
            try terminal.wait(for: "READ-ONLY")
            try story.quit()
        }
    }
}
