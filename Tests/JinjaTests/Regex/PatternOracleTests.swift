import Foundation
import JSON
import SeededRandom
import ServerTemplates
import Testing

@testable import Jinja

/// Random patterns compared with PyPI's `regex`, if it is installed in the Python that `JINJA_PYTHON` names; as long as the other
/// random tests.
@Suite struct PatternOracleTests {
    private static let isAvailable = OraclePython.runs("import regex; assert regex.__version__ == '2.5.146'")

    @Test(.enabled(if: isAvailable, "skipped: no Python with regex 2024.7.24; JINJA_PYTHON names one"))
    func `random patterns give the results of the module`() throws {
        let count = Int(max(2, LongRun.seconds ?? 2)) * 500
        var compared = 0
        for line in try OraclePython.lines(of: "patterns.py", seed: LongRun.firstSeed, count: count) {
            guard let example = PatternTableTests.Example(line: line) else { continue }
            let ours = PatternResults.object(example.pattern, example.text, example.replacement, steps: 20_000_000)
            // What this engine says it doesn't know can't differ.
            if "\(ours)".contains(PythonError.notTriedType) { continue }
            compared += 1
            #expect(ours == example.results, "\(example.testDescription)")
        }
        #expect(compared > count / 2)
    }
}
