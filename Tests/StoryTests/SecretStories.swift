import DemoServer
import Foundation
import JSON
import Synchronization
import Testing

/// Whatever the user does, the token and the secrets of links stay where they are.
@Suite struct SecretStories {
    /// A server that repeats the token in its messages on request, as proxies and debug pages do.
    private final class Parrot: Sendable {
        enum Mood { case quiet, refusesWrites, unauthorized, broken }

        let mood = Mutex(Mood.quiet)
        /// The secrets in links that were sent.
        let secrets = Mutex<Set<String>>([])

        func stage(_ request: DemoRequest, _ next: @Sendable (DemoRequest) async -> DemoResponse) async -> DemoResponse
        {
            let answer = await next(request)
            note(answer.body)
            let expected = "no such key: \(request.headers["authorization"] ?? ""), \(link)"
            let isWrite = request.method != "GET"
            switch mood.withLock({ $0 }) {
            case .refusesWrites where isWrite:
                return Parrot.answer(400, ["templates": ["slack": ["title": [.string(expected)]]]])
            case .unauthorized: return Parrot.answer(401, ["detail": .string(expected)])
            case .broken:
                // As a server that escapes everything beyond letters, and some letters too.
                let token = String(request.headers["authorization"]?.split(separator: " ").last ?? "-")
                let escaped = expected.replacing(
                    token, with: token.utf8.map { "\\u00" + String($0, radix: 16) }.joined())
                return DemoResponse(
                    status: 500, headers: ["Content-Type": "application/json"],
                    body: Array("{\"detail\":\"\(escaped)\"}".utf8))
            case .quiet, .refusesWrites: return answer
            }
        }

        private var link: String {
            secrets.withLock { "https://x/integrations/v1/webhook/\($0.min() ?? "")/" }
        }

        private static func answer(_ status: Int, _ body: JSONValue) -> DemoResponse {
            DemoResponse(
                status: status, headers: ["Content-Type": "application/json", "X-Echo": body.compactText],
                body: Array(body.compactText.utf8))
        }

        private func note(_ body: [UInt8]) {
            let text = String(decoding: body, as: UTF8.self)
            let found = text.matches(of: /\/integrations\/v1\/\w+\/(\w+)\//).map { String($0.output.1) }
            secrets.withLock { $0.formUnion(found) }
        }

        func turn(_ mood: Mood) { self.mood.withLock { $0 = mood } }
    }

    /// Every file below a folder, by name, without pipes and sockets.
    private static func files(_ folder: String) throws -> [String: String] {
        var texts: [String: String] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            let path = folder + "/" + name
            let kind = try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
            guard kind == .typeRegular, let data = FileManager.default.contents(atPath: path) else { continue }
            texts[name] = String(decoding: data, as: UTF8.self)
        }
        return texts
    }

    /// The texts sent to the terminal's clipboard.
    private static func clipboards(_ recording: Recording) -> [String] {
        recording.text.matches(of: /\u{1B}\]52;c;([A-Za-z0-9+\/=]*)\u{7}/).compactMap { match in
            Data(base64Encoded: String(match.output.1)).map { String(decoding: $0, as: UTF8.self) }
        }
    }

    @Test func `a session that uses everything shows and leaves no secret`() async throws {
        let parrot = Parrot()
        var wiring = DemoWiring()
        wiring.stages = [{ request, next in await parrot.stage(request, next) }]
        let demo = try await RunningDemo.start(DemoOptions(count: 120), wiring)
        let token = demo.token
        let url = demo.url
        // Outside of the user's home, which will be searched.
        let keyFile = "/tmp/oncall-story-token-\(UUID().uuidString.prefix(8))"
        try Data((token + "\n").utf8).write(to: URL(filePath: keyFile))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: keyFile)
        defer { try? FileManager.default.removeItem(atPath: keyFile) }
        try await Story.run { story in
            let terminal = story.terminal
            let flags = "--url \(url) --token-file \(keyFile) --log-file \"$HOME/log.jsonl\""
            let editor = story.folder + "/editor.sh"
            try "#!/bin/sh\nenv > \"$HOME/editor-environment\"\nprintf 'by hand' > \"$1\"\n"
                .write(toFile: editor, atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: editor)
            try story.open(flags, variables: "VISUAL=\(editor)")
            let arguments = try String(contentsOfFile: "/proc/\(try story.console())/cmdline", encoding: .utf8)
            #expect(!arguments.contains(token))
            // A save, and one that is rejected with the token in the message.
            try story.editTitle(of: Story.custom)
            try terminal.press("M-a")
            try terminal.type("mine")
            try story.save()
            try terminal.wait(for: " saved; ")
            parrot.turn(.refusesWrites)
            try terminal.type(" again")
            try story.save()
            try terminal.wait(for: "accept this (400)")
            parrot.turn(.quiet)
            try terminal.press("M-e")
            try terminal.wait(for: "text taken from the editor")
            try story.leaveEditor()
            try terminal.type("m")
            try terminal.wait(for: "For how long")
            try terminal.press("Enter")
            try terminal.wait(for: "maintenance is on")
            try terminal.type("H")
            try terminal.wait(for: "History of")
            try terminal.press("Enter")
            try story.waitForEntry()
            try terminal.press("Escape")
            try story.waitForList()
            try terminal.press("Escape")
            try terminal.waitUntilGone("History of")
            for (mood, expected) in [(Parrot.Mood.unauthorized, "the server refuses"), (.broken, "server error")] {
                parrot.turn(mood)
                try terminal.type("r")
                try terminal.wait(for: expected)
            }
            // The log, the details of the newest request, and its curl command.
            try terminal.type("@")
            try terminal.wait(for: "Requests of this session")
            try terminal.wait(for: " 500 ")
            try terminal.press("Enter")
            try terminal.wait(for: "no such key: Bearer ••••")
            try terminal.wait(for: "Authorization: Bearer $TOKEN")
            try terminal.type("c")
            try terminal.wait(for: "sent the curl command to the terminal's clipboard")
            try terminal.press("Escape")
            try story.waitForList()
            try terminal.press("Home", "Enter")
            try terminal.wait(for: "Request 1 of")
            try terminal.press("Escape")
            try story.waitForList()
            try terminal.press("Escape")
            try terminal.waitUntilGone("Requests of this session")
            try story.quitWithDraft()
            try terminal.type("\"$CONSOLE\" info \(flags); echo info $?", "Enter")
            try terminal.wait(for: "info 0")

            let secrets = parrot.secrets.withLock { $0 }
            #expect(secrets.count >= 50)
            let clipboards = SecretStories.clipboards(terminal.recording)
            #expect(clipboards.contains { $0.hasPrefix("curl ") && $0.contains("Bearer $TOKEN") })
            var texts = try SecretStories.files(story.folder)
            for name in ["log.jsonl", "editor-environment"] { #expect(texts[name] != nil, "\(name)") }
            #expect(texts.keys.contains { $0.hasSuffix(".json") && $0.contains("drafts") })
            #expect(texts.keys.contains { $0.contains("journal") })
            texts["the terminal"] = terminal.recording.text
            texts["the clipboards"] = clipboards.joined()
            for (name, text) in texts {
                #expect(!text.contains(token), "the token is in \(name)")
                let plain = text.replacing(/\\+u00([0-9a-f]{2})/) { match in
                    UInt8(match.output.1, radix: 16).map { String(UnicodeScalar($0)) } ?? ""
                }
                #expect(!plain.contains(token), "the token is in \(name), with escapes")
                let reported = secrets.filter { text.contains($0) }
                #expect(reported == [], "secrets of links are in \(name)")
            }
            #expect(texts["editor-environment"]?.contains(story.server.token) == false)
            #expect(try SecretStories.modes(story.folder) == [])
        }
        await demo.stop()
    }

    @Test func `no started program gets a token, not even that of another context`() async throws {
        try await Story.run { story in
            let folder = story.folder
            for (name, last) in [("editor", "printf 'by hand' > \"$1\""), ("command", "cat \"$HOME/key\"")] {
                try "#!/bin/sh\nenv > \"$HOME/\(name)-environment\"\n\(last)\n"
                    .write(toFile: "\(folder)/\(name).sh", atomically: true, encoding: .utf8)
                try FileManager.default.setAttributes(
                    [.posixPermissions: 0o700], ofItemAtPath: "\(folder)/\(name).sh")
            }
            try story.server.token.write(toFile: folder + "/key", atomically: true, encoding: .utf8)
            try """
            [contexts.lab]
            url = "\(story.server.url)"
            token_command = ["\(folder)/command.sh"]
            [contexts.prod]
            url = "https://prod.example.com"
            token_env = "PROD_KEY"

            """.write(toFile: folder + "/config.toml", atomically: true, encoding: .utf8)
            let flags = "--config \(folder)/config.toml --context lab"
            try story.open(flags, variables: "PROD_KEY=s3cret VISUAL=\(folder)/editor.sh")
            try story.editTitle(of: Story.custom)
            try story.terminal.press("M-e")
            try story.terminal.wait(for: "text taken from the editor")
            try story.leaveEditor()
            try story.quitWithDraft()
            for name in ["editor", "command"] {
                let text = try String(contentsOfFile: "\(folder)/\(name)-environment", encoding: .utf8)
                #expect(text.contains("HOME=\(folder)"))
                #expect(!text.contains(story.server.token), "the token is in the environment of the \(name)")
                #expect(!text.contains("s3cret"), "the other token is in the environment of the \(name)")
            }
        }
    }

    /// The console's files that others could open.
    private static func modes(_ folder: String) throws -> [String] {
        let state = folder + "/.local/state/oncall-tui"
        let names = try FileManager.default.subpathsOfDirectory(atPath: state).map { "\(state)/\($0)" }
        return try (names + [folder + "/log.jsonl", state]).filter { path in
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            return mode.map { $0 & 0o077 != 0 } ?? true
        }
    }

    @Test func `on request the link is shown and copied`() async throws {
        try await Story.run { story in
            try story.open()
            try story.find(Story.custom)
            try story.terminal.type("v")
            try story.terminal.wait(for: "/integration")
            try story.terminal.type("Y")
            try story.terminal.wait(for: "sent the link, with its secret, to the terminal's clipboard")
            try story.quit()
            let shown = story.terminal.recording
            #expect(SecretStories.clipboards(shown).contains { $0.contains("/integrations/v1/") })
        }
    }
}
