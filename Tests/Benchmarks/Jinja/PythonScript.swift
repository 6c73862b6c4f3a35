import Foundation
import JSON

/// A Python program beside the benchmarks, with jinja2 and the other modules of the server. `JINJA_PYTHON` selects another Python
/// than `python3`.
struct PythonScript {
    /// The name of its file in this folder.
    let name: String

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    /// The modules that the tests' oracle is made of.
    private static let oracle = folder.deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "JinjaTests/Oracle")

    /// What it prints for `input`, one JSON value a line; nil if it fails, most often because a module is missing.
    func answers(to input: JSONValue) throws -> [JSONValue]? {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let python = ProcessInfo.processInfo.environment["JINJA_PYTHON"] ?? "python3"
        process.arguments = [python, PythonScript.folder.appending(path: name).path]
        process.environment = ProcessInfo.processInfo.environment.merging([
            "PYTHONPATH": PythonScript.oracle.path, "PYTHONDONTWRITEBYTECODE": "1",
        ]) { _, own in own }
        let (request, response) = (Pipe(), Pipe())
        process.standardInput = request
        process.standardOutput = response
        process.standardError = FileHandle.nullDevice
        // It may exit before reading its input.
        signal(SIGPIPE, SIG_IGN)
        guard (try? process.run()) != nil else { return nil }
        try? request.fileHandleForWriting.write(contentsOf: Data(input.compactText.utf8))
        try? request.fileHandleForWriting.close()
        let answer = try response.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { return nil }
        return try String(decoding: answer, as: UTF8.self).split(separator: "\n").map {
            try JSONReader.read(String($0))
        }
    }
}
