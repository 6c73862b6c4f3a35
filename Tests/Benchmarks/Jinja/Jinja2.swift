import Foundation
import JSON

/// Python's jinja2, as the server runs it. `JINJA_PYTHON` names another Python than `python3`.
enum Jinja2 {
    private static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Microseconds by the subject's name and what was done: `compile`, `first`, `render`; nil where there is no jinja2 with what
    /// OnCall's filters need.
    static func times(_ subjects: [JinjaSubject]) throws -> [String: JSONValue]? {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let python = ProcessInfo.processInfo.environment["JINJA_PYTHON"] ?? "python3"
        process.arguments = [python, tests.appending(path: "Benchmarks/Jinja/jinja2_times.py").path]
        process.environment = ProcessInfo.processInfo.environment.merging([
            "PYTHONPATH": tests.appending(path: "JinjaTests/Oracle").path, "PYTHONDONTWRITEBYTECODE": "1",
        ]) { _, own in own }
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        // It may end before it has read anything.
        signal(SIGPIPE, SIG_IGN)
        guard (try? process.run()) != nil else { return nil }
        let cases = subjects.map {
            JSONValue.object([
                "name": .string($0.name), "template": .string($0.template), "context": .object(JinjaSubject.context),
                "runs": .number(JSONNumber($0.runs)),
            ])
        }
        try? input.fileHandleForWriting.write(contentsOf: Data(JSONValue.array(cases).compactText.utf8))
        try? input.fileHandleForWriting.close()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { return nil }
        var times: [String: JSONValue] = [:]
        for item in try JSONReader.read(Array(answer)).array ?? [] { times[item["name"]?.string ?? ""] = item }
        return times
    }
}
