import Foundation
import JSON
import SeededRandom
import ServerTemplates
import Testing

@testable import Jinja

/// Random templates compared with Python's own jinja2, if it is installed with the packages that OnCall's filters need.
/// `JINJA_PYTHON` names the Python, which must then exist; the test runs as long as the other random tests.
@Suite struct OracleTests {
    static let isAvailable = OraclePython.runs(
        """
        import sys, jinja2, regex, pytz, django
        assert jinja2.__version__.startswith('3.1.') and sys.version_info[:2] == (3, 12)
        """)

    /// Differences by design: this engine's own limits, addresses, and what Python's memory decides.
    private static func isIntendedDifference(_ example: CorpusCase, _ rendering: Rendering) -> Bool {
        if rendering.failure?.type == "LimitExceeded" { return true }
        let text = example.template + example.expect.compactText
        return [
            "SystemError", "MemoryError", "RecursionError", " at 0x", " with id=", "collapse",
        ]
        .contains { text.contains($0) }
    }

    /// Without this test a missing oracle would go unnoticed.
    @Test(.enabled(if: OraclePython.isNamed, "JINJA_PYTHON names no Python"))
    func `the Python of JINJA_PYTHON has the required packages`() {
        #expect(OracleTests.isAvailable, "\(OraclePython.name) is not 3.12 or lacks jinja2 3.1, regex, pytz or django")
    }

    @Test(
        .enabled(
            if: isAvailable, "skipped: no Python 3.12 with jinja2 3.1, regex, pytz and django; JINJA_PYTHON names one"))
    func `generated templates render as in Python`() throws {
        let count = Int(max(2, LongRun.seconds ?? 2)) * 500
        var compared = 0
        var failed: [String] = []
        for line in try OraclePython.lines(of: "generator.py", seed: LongRun.firstSeed, count: count) {
            guard let example = CorpusCase(line: line) else { continue }
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
