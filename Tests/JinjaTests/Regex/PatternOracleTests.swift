import Foundation
import JSON
import SeededRandom
import ServerTemplates
import Testing

@testable import Jinja

/// Random patterns compared with PyPI's `regex`, if it is installed in the Python that `JINJA_PYTHON` names; as long as the other
/// random tests.
@Suite struct PatternOracleTests {
    private static let isAvailable: Bool = {
        let process = PatternOracleTests.process(["-c", "import regex; assert regex.__version__ == '2.5.146'"])
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    private static func process(_ arguments: [String]) -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [OracleTests.python] + arguments
        return process
    }

    @Test(.enabled(if: isAvailable, "skipped: no Python with regex 2024.7.24; JINJA_PYTHON names one"))
    func `random patterns give the results of the module`() throws {
        let count = Int(max(2, LongRun.seconds ?? 2)) * 500
        print("patterns: \(count) from seed \(LongRun.firstSeed) on")
        let script = CorpusCase.folder.appendingPathComponent("Oracle/patterns.py").path
        let process = Self.process([script, "--seed", "\(LongRun.firstSeed)", "--count", "\(count)"])
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        var compared = 0
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
            guard let example = PatternTableTests.Example(line: String(line)) else { continue }
            let ours = PatternResults.object(example.pattern, example.text, example.replacement, steps: 20_000_000)
            // What this engine says it doesn't know can't differ.
            if "\(ours)".contains(PythonError.notTriedType) { continue }
            compared += 1
            #expect(ours == example.results, "\(example.testDescription)")
        }
        #expect(compared > count / 2)
    }
}
