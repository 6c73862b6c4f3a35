import ConsoleScript
import Features
import Foundation
import OnCall
import TerminalCore
import Testing

/// The request log and its commands.
@Suite struct RequestLogTests {
    private static func record(
        _ number: Int, method: String = "GET", status: Int? = 200, body: RequestRecord.Body? = nil,
        headers: [RequestRecord.Header] = [
            .init("Authorization", "Bearer $TOKEN"), .init("Accept", "application/json"),
        ]
    ) -> RequestRecord {
        RequestRecord(
            number: number, method: method, url: "https://x/api/v1/integrations/?page=\(number)",
            path: "/api/v1/integrations/?page=\(number)", startedAt: Script.start, milliseconds: 12,
            requestHeaders: headers, requestBody: body, status: status, failure: status == nil ? "timedOut" : nil,
            responseHeaders: [.init("Date", "today")], responseBody: status.map { _ in .init(#"{"a":[1]}"#, size: 9) })
    }

    private func opened(_ records: [RequestRecord]) -> Script {
        var script = Script([.sample("C1")])
        script.press("@")
        script.reply(.requestsLoaded(records))
        return script
    }

    private func view(_ script: Script) -> RequestLogView? {
        if case .requests(let view) = script.console.dialog { view } else { nil }
    }

    private func copied(_ script: Script) -> String? {
        for case .terminal(.copy(let text)) in script.jobs { return text }
        return nil
    }

    @Test(arguments: ["@", "<Enter>@", ":requests<Enter>"]) func `it opens from list, detail and command line`(
        keys: String
    ) {
        var script = Script([.sample("C1")])
        script.press(keys)
        #expect(view(script) != nil)
        #expect(script.jobs == [.loadRequests])
        #expect(script.console.inputContext == .overlay(.requests))
    }

    @Test func `it opens from the side pane, and is a letter in the template`() {
        var script = Script([.sample("C1")])
        script.go(to: .template(TemplateSlot(path: "slack.title")))
        script.press("<Enter>")
        script.answerStudio()
        script.press("@")
        #expect(view(script) == nil)
        script.press("<F2>@")
        #expect(view(script) != nil)
    }

    @Test func `the newest is selected and followed, until another one is chosen`() {
        var script = opened([Self.record(1), Self.record(2)])
        #expect(view(script)?.record?.number == 2)
        script.reply(.requestsLoaded([Self.record(1), Self.record(2), Self.record(3)]))
        #expect(view(script)?.record?.number == 3)
        script.press("k")
        script.reply(.requestsLoaded([Self.record(2), Self.record(3), Self.record(4)]))
        #expect(view(script)?.record?.number == 2)
        // It has left the log: the next one that is left is selected.
        script.reply(.requestsLoaded([Self.record(3), Self.record(4)]))
        #expect(view(script)?.record?.number == 3)
    }

    @Test func `a response while it is open updates it, and only then`() {
        var script = opened([Self.record(1)])
        script.press("<Esc>")
        script.press("R")
        script.answer(script.number(of: .list), .listed)
        #expect(!script.jobs.contains(.loadRequests))
        script.press("R@")
        script.answer(script.number(of: .list), .listed)
        #expect(script.jobs.contains(.loadRequests))
    }

    @Test func `Enter shows headers and bodies, Esc goes back to the list and then closes`() throws {
        var script = opened([Self.record(1, method: "PUT", body: .init(#"{"name":"x"}"#, size: 12))])
        script.press("<Enter>")
        let rows = try #require(view(script)?.opened?.rows)
        for row in [
            PlanRow.heading("PUT /api/v1/integrations/?page=1", isSelected: false), .text("status 200", .ok),
            .text("Authorization: Bearer $TOKEN", .plain), .text(#"  "name": "x""#, .plain),
            .text("Date: today", .plain),
            .text(#"    1"#, .plain),
        ] { #expect(rows.contains(row), "\(row) in \(rows)") }
        script.press("<Esc>")
        #expect(view(script)?.opened == nil)
        script.press("<Esc>")
        #expect(script.console.dialog == nil)
    }

    @Test func `an open request stays when newer ones arrive, and is wrapped again for another width`() {
        var script = opened([Self.record(1), Self.record(2)])
        script.press("<Enter>")
        script.reply(.requestsLoaded([Self.record(1), Self.record(2), Self.record(3)]))
        #expect(view(script)?.opened?.number == 2)
        #expect(view(script)?.record?.number == 2)
        script.send(.resized(Size(width: 60, height: 20)))
        #expect(view(script)?.opened?.width == script.console.surroundings.room.width)
    }

    @Test func `a cut or dropped body is reported`() throws {
        var script = opened([
            Self.record(1, method: "PUT", body: .init("{\"a", size: 70_000, isTruncated: true)),
            Self.record(2, method: "PUT", body: .init(nil, size: 80_000)),
        ])
        script.press("<Enter>")
        #expect(view(script)?.opened?.rows.contains(.text("80000 bytes, no longer kept", .muted)) == true)
        script.press("<Esc>k<Enter>")
        #expect(view(script)?.opened?.rows.contains(.text("… cut here: 70000 bytes in all", .muted)) == true)
    }

    @Test func `an empty log can be scrolled`() {
        var script = opened([])
        script.press("jkG<Enter>c<Esc>")
        #expect(script.console.dialog == nil)
    }

    @Test func `c copies a command, also from the open request`() {
        var script = opened([Self.record(1)])
        let command =
            #"curl -sS -X 'GET' 'https://x/api/v1/integrations/?page=1' -H "Authorization: Bearer $TOKEN" -H 'Accept: application/json'"#
        script.press("c")
        #expect(copied(script) == command)
        script.press("<Enter>c")
        #expect(copied(script) == command)
    }

    @Test(arguments: [
        (RequestRecord.Body("x", size: 100, isTruncated: true), CurlProblem.bodyCut), (.init(nil, size: 9), .bodyGone),
        (.init("x", size: 1, hasSecret: true), .secretRemoved),
    ])
    func `a request that can't be reproduced is not copied, with the reason`(
        body: RequestRecord.Body, problem: CurlProblem
    ) {
        var script = opened([Self.record(1, method: "PUT", body: body)])
        script.press("c")
        #expect(copied(script) == nil)
        #expect(script.console.notice == .notCopied(problem))
    }

    /// The arguments of a program run by a shell with `command`, in place of curl.
    private static func arguments(_ command: String) throws -> [String] {
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/sh")
        shell.arguments = ["-c", "curl() { for word in \"$@\"; do printf '%s\\0' \"$word\"; done; }; " + command]
        shell.environment = ["TOKEN": "the token", "PATH": "/usr/bin:/bin"]
        let output = Pipe()
        shell.standardOutput = output
        try shell.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        shell.waitUntilExit()
        #expect(shell.terminationStatus == 0)
        return data.split(separator: 0, omittingEmptySubsequences: false).dropLast().map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    @Test(arguments: [
        "", "plain", "it's", "''", "'", #"\"#, #"\'"#, "a\nb\r\n", "$TOKEN ${HOME} $(id) `id`", "\"; exit 3; \"",
        "!! !x",
        "-d @/etc/passwd", "@/etc/passwd", "*?[a] ~ # & | ; < >", "tab\tend ", "é 🔥", "'\n'$TOKEN'",
        "'\u{301}; exit 3; '\u{301}", "'\u{200D}$(id)'\u{FE0F}",
    ])
    func `no text of a request is interpreted by the shell`(text: String) throws {
        let record = Self.record(
            1, method: "PUT", body: .init(text, size: text.utf8.count),
            headers: [.init("Authorization", "$TOKEN"), .init("User-Agent", "ours"), .init("X-Text", text)])
        #expect(
            try Self.arguments(record.curlCommand) == [
                "-sS", "-X", "PUT", record.url, "-H", "Authorization: the token", "-H", "X-Text: \(text)", "--data-raw",
                text,
            ])
    }

    @Test func `a foreign authorization header is not expanded by the shell`() throws {
        let record = Self.record(1, headers: [.init("Authorization", "`id`"), .init("authorization", "$(id) $TOKEN")])
        let arguments = try Self.arguments(record.curlCommand)
        #expect(arguments.contains("Authorization: `id`"))
        #expect(arguments.last == "Authorization: the token")
    }
}
