import Foundation
import JSON
import SeededRandom
import ServerTemplates
import Testing

@testable import Jinja

/// Random templates compared with Python's own jinja2, if it is installed with the packages that OnCall's filters need.
/// `JINJA_PYTHON` names the Python, which must then exist; the test runs as long as the other random tests.
@Suite struct OracleTests {
    static let python = ProcessInfo.processInfo.environment["JINJA_PYTHON"] ?? "python3"

    private static let isNamed = ProcessInfo.processInfo.environment["JINJA_PYTHON"] != nil

    static let isAvailable: Bool = {
        let process = OracleTests.process([
            "-c", "import jinja2, regex, pytz, django; assert jinja2.__version__.startswith('3.1.')",
        ])
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    private static func process(_ arguments: [String]) -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [python] + arguments
        return process
    }

    /// Differences by design: this engine's own limits, and changes between Python 3.11 and 3.12.
    private static func isIntendedDifference(_ example: CorpusCase, _ rendering: Rendering) -> Bool {
        if rendering.failure?.type == "LimitExceeded" { return true }
        let text = example.template + example.expect.compactText
        return [
            "is_integer", "SystemError", "MemoryError", "RecursionError", "sort(", "<lambda>", " at 0x", "collapse",
        ]
        .contains { text.contains($0) }
    }

    /// Without this test a missing oracle would go unnoticed.
    @Test(.enabled(if: isNamed, "JINJA_PYTHON names no Python"))
    func `the Python of JINJA_PYTHON has the required packages`() {
        #expect(OracleTests.isAvailable, "\(OracleTests.python) lacks jinja2 3.1, regex, pytz or django")
    }

    @Test(
        .enabled(if: isAvailable, "skipped: no Python with jinja2 3.1, regex, pytz and django; JINJA_PYTHON names one"))
    func `generated templates render as in Python`() throws {
        let count = Int(max(2, LongRun.seconds ?? 2)) * 500
        print("oracle: \(count) templates from seed \(LongRun.firstSeed) on")
        let script = CorpusCase.folder.appendingPathComponent("Oracle/generator.py").path
        let process = OracleTests.process([script, "--seed", "\(LongRun.firstSeed)", "--count", "\(count)"])
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        var compared = 0
        var failed: [String] = []
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
            guard let example = CorpusCase(line: String(line)) else { continue }
            let template = Template(example.template)
            if OracleTests.isIntendedDifference(example, example.render(template)) { continue }
            compared += 1
            if ParityTests.evaluate(example).values.contains(false) { failed.append(example.template) }
        }
        #expect(compared > count / 2)
        // A few in ten thousand hit corner cases of Python that no real template uses.
        #expect(failed.count * 500 <= compared, "\(failed.joined(separator: "\n----\n"))")
        if !failed.isEmpty {
            print("oracle: \(failed.count) of \(compared) differ:\n\(failed.joined(separator: "\n----\n"))")
        }
    }
}
