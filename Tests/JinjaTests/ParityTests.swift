import JSON
import OnCallTemplates
import ServerTemplates
import Testing

@testable import Jinja

/// The corpus, rated by criteria in the order of importance given by its authors.
struct ParityTests {
    enum Criterion: Int, CaseIterable {
        case text, acceptance, level, syntaxLine, syntaxMessage, runtimeMessage

        var title: String {
            switch self {
            case .text: "text"
            case .acceptance: "accepted"
            case .level: "level"
            case .syntaxLine: "line"
            case .syntaxMessage: "syntax"
            case .runtimeMessage: "run-time"
            }
        }
    }

    /// Cases that can't pass, each with its reason.
    static let knownFailures: [String: String] = [:]

    /// The criteria that apply to a case, and whether each is met.
    static func evaluate(_ example: CorpusCase) -> [Criterion: Bool] {
        let template = Template(example.template)
        var verdict: [Criterion: Bool] = [:]
        let syntax = example.expect["syntax_error"]
        verdict[.acceptance] = template.isAccepted == (syntax == nil)
        if let syntax {
            let first = template.diagnostics.first
            verdict[.syntaxLine] = first?.serverLine == syntax["line"]?.number?.int
            verdict[.syntaxMessage] = first?.message == syntax["message"]?.string
            return verdict
        }
        let rendering = example.render(template)
        if let text = example.expect["ok"]?.string {
            verdict[.text] = rendering.text?.isExactly(text) ?? false
        } else if let failure = example.expect["runtime_error"] {
            verdict[.level] = rendering.failure?.level.rawValue == failure["level"]?.string
            verdict[.runtimeMessage] =
                rendering.failure?.message == failure["message"]?.string
                && rendering.failure?.type == failure["type"]?.string
        }
        return verdict
    }

    @Test func `the corpus renders as on the server`() {
        var table: [String: [Criterion: (passed: Int, all: Int)]] = [:]
        var failed: [String] = []
        for example in CorpusCase.all {
            let verdict = ParityTests.evaluate(example)
            for (criterion, isMet) in verdict {
                var cell = table[example.family]?[criterion] ?? (0, 0)
                cell.all += 1
                if isMet { cell.passed += 1 }
                table[example.family, default: [:]][criterion] = cell
            }
            if verdict.values.contains(false), ParityTests.knownFailures[example.id] == nil {
                failed.append(example.id)
            }
        }
        print(ParityTests.text(table))
        #expect(CorpusCase.all.count == 5767)
        #expect(failed == [])
    }

    @Test func `regressions found by random templates render as on the server`() {
        #expect(CorpusCase.found.count >= 100)
        #expect(CorpusCase.found.filter { ParityTests.evaluate($0).values.contains(false) }.map(\.id) == [])
    }

    @Test func `a signal is true where it is on the server`() {
        let signals = CorpusCase.all.filter { $0.truthy != nil }
        #expect(signals.count == 100)
        for example in signals {
            let text = example.render(Template(example.template)).text
            #expect(text.map(SignalResult.isTrue) ?? false == example.truthy, "\(example.id)")
        }
    }

    private static func text(_ table: [String: [Criterion: (passed: Int, all: Int)]]) -> String {
        func padded(_ text: String, _ width: Int) -> String {
            text + String(repeating: " ", count: max(0, width - text.count))
        }
        var lines = [padded("family", 18) + Criterion.allCases.map { padded($0.title, 12) }.joined()]
        var total: [Criterion: (passed: Int, all: Int)] = [:]
        for family in table.keys.sorted() {
            var line = padded(family, 18)
            for criterion in Criterion.allCases {
                let cell = table[family]?[criterion] ?? (0, 0)
                let sum = total[criterion] ?? (0, 0)
                total[criterion] = (sum.passed + cell.passed, sum.all + cell.all)
                line += padded(cell.all == 0 ? "-" : "\(cell.passed)/\(cell.all)", 12)
            }
            lines.append(line)
        }
        lines.append(
            padded("all", 18)
                + Criterion.allCases.map { padded("\(total[$0]?.passed ?? 0)/\(total[$0]?.all ?? 0)", 12) }.joined())
        return lines.joined(separator: "\n")
    }
}
