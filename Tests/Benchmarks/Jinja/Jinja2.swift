import Foundation
import JSON

/// Python's jinja2 as on the server, and minijinja. `JINJA_PYTHON` selects another Python than `python3`.
enum Jinja2 {
    private static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Microseconds by subject and operation: `compile`, `first`, `render`, and `mini`, which is minijinja's `first`; nil if
    /// jinja2, or a module that OnCall's filters need, is missing.
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
        // It may exit before reading its input.
        signal(SIGPIPE, SIG_IGN)
        guard (try? process.run()) != nil else { return nil }
        let cases = subjects.map { subject in
            var members: JSONObject = [
                "name": .string(subject.name), "template": .string(subject.template),
                "context": .object(subject.context),
            ]
            if let runs = subject.runs { members["runs"] = .number(JSONNumber(runs)) }
            return JSONValue.object(members)
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
