import Foundation
import JSON
import Testing

/// `lint` and `render`, as called by other programs.
@Suite struct TemplateCommandStories {
    /// Runs the program with these files in its folder, and standard input from the file `input`.
    /// - Parameter stack: the value of `ulimit -s`, in kB.
    private func run(
        _ arguments: String, _ files: [String: String], stack: Int = 8192
    ) async throws -> (out: String, err: String, status: Int32) {
        try await Stage.perform {
            let folder = "/tmp/oncall-templates-" + UUID().uuidString.prefix(8)
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            for (name, text) in files.merging(["input": ""], uniquingKeysWith: { own, _ in own }) {
                try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
            }
            let line = "ulimit -S -s \(stack) && cd '\(folder)' && \"$0\" \(arguments) < input"
            return try Child.run(["sh", "-c", line, Program.url.path], ["HOME": folder, "PATH": "/usr/bin:/bin"])
        }
    }

    @Test func `lint prints file, line and column, with a mark below the location, and exits with 3`() async throws {
        let (out, err, status) = try await run("lint t.jinja", ["t.jinja": "ok\n{{ a b }}\n"])
        #expect(status == 3)
        let lines = (out + err).split(separator: "\n").map(String.init)
        #expect(lines.first == "t.jinja:2:6: error: expected token 'end of print statement', got 'b'")
        #expect(lines.dropFirst().contains { $0.contains("{{ a b }}") })
        #expect(lines.contains { $0.trimmingCharacters(in: .whitespaces).hasPrefix("^") })
    }

    @Test(arguments: [
        "{{ " + String(repeating: "(", count: 150) + "1", "{% macro m(n) %}{{ m(n+1) }}{% endmacro %}{{ m(0) }}",
    ])
    func `a deeply nested template is rejected also with a small stack`(template: String) async throws {
        // Only a soft limit: the program raises it to the hard limit.
        let (out, err, status) = try await run(
            "render --template t --payload p", ["t": template, "p": "{}"], stack: 256)
        #expect(status == 1)
        #expect((out + err).contains("nested too deep") || (out + err).contains("maximum recursion depth exceeded"))
    }

    @Test func `lint accepts what the server accepts, also from standard input`() async throws {
        let (out, err, status) = try await run("lint -", ["input": "{{ payload.x|upper }}"])
        #expect(status == 0)
        #expect(out + err == "")
        let json = try await run("lint --json -", ["input": "{{ x|uper }}"])
        #expect(json.status == 3)
        let answer = try JSONReader.read(json.out).array?.first
        #expect(answer?["accepted"] == false)
        #expect(answer?["diagnostics"]?.array?.first?["message"] == "No filter named 'uper'.")
    }

    @Test func `lint tells an unreadable file from a refused one, and checks the others`() async throws {
        let files = ["good": "{{ payload.x }}", "bad": "{{ a b }}"]
        let missing = try await run("lint good missing", files)
        #expect(missing.status == 1)
        #expect(missing.out == "")
        #expect(missing.err == "Error: missing can't be opened: No such file or directory\n")
        let both = try await run("lint --json missing bad", files)
        #expect(both.status == 1)
        let json = try JSONReader.read(both.out)
        #expect(json.array?.map { $0["accepted"] } == [nil, false])
        #expect(json.array?.first?["unreadable"] != nil)
        #expect(try await run("lint bad", files).status == 3)
        #expect(try await run("render --template missing", files).status == 1)
    }

    @Test func `render prints the text, or the failure as the server shows it`() async throws {
        let payload = #"{"status":"firing","n":1.0}"#
        let good = try await run(
            "render --template t --payload p", ["t": "{{ payload.status|upper }} {{ payload.n }}", "p": payload])
        #expect(good.status == 0)
        #expect(good.out.hasPrefix("FIRING 1.0"))
        let bad = try await run("render --template t --payload p", ["t": "{{ payload.a.b }}", "p": payload])
        #expect(bad.status == 1)
        #expect(bad.out == "")
        #expect(bad.err.contains("Template Warning: 'dict object' has no attribute 'a'"))
    }

    @Test func `render answers line by line, in order, and continues after an invalid one`() async throws {
        let input = """
            {"id":"a","template":"{{ d }}","context":{"d":{"z":1,"a":[true,null]}},"more":7}
            {"id":"b","template":"{{ x","context":{}}
            this is no JSON
            {"id":"c","template":"{{ 1 / 0 }}","context":{}}
            {"id":"d","template":"{{ time().year }}","context":{},"now":"2026-11-23T10:00:00Z"}
            """
        let (out, _, status) = try await run("render --jsonl", ["input": input + "\n"])
        #expect(status == 0)
        let lines = try out.split(separator: "\n").map { try JSONReader.read(String($0)) }
        try #require(lines.count == 5)
        #expect(lines[0] == ["id": "a", "ok": "{'z': 1, 'a': [True, None]}"])
        #expect(lines[1]["id"] == "b")
        #expect(lines[1]["syntax_error"]?["line"] == 1)
        #expect(
            lines[3]["runtime_error"] == ["type": "ZeroDivisionError", "message": "division by zero", "level": "error"])
        #expect(lines[4]["ok"] == "2026")
    }
}
