import SeededRandom
import ServerTemplates
import Testing

@testable import Jinja

/// Every fix that is offered helps: the text then parses further.
@Suite struct FixTests {
    /// What people and web pages make of a template.
    private static let swaps = [
        ("}}", "}"), ("}}", "} }"), ("}}", "%}"), ("%}", "}"), ("%}", "% }"), ("%}", "}}"), ("-%}", "%-}"),
        ("endif", "end"),
        ("endfor", "end for"), ("endif", "endfi"), ("endfor", "endif"), ("\"", "&quot;"), ("'", "&#39;"), (">", "&gt;"),
        ("<", "&lt;"), ("\"", "\u{201C}"), (" and ", " && "), ("==", "="), ("not ", "!"), ("(", ""), (")", ""),
        ("]", ""),
        ("[", ""), ("{%", "{"), ("{{", "{"), ("|upper", "|uper"), ("|lower", "|lwoer"), ("|default", "|defualt"),
        ("defined", "definde"), ("in ", "of "), ("elif", "elsif"), ("else", "esle"), ("{% endif %}", ""),
        ("{% endfor %}", ""),
        ("|", "||"), (".", ".."), (",", ",,"), (" is ", " si "), ("tojson", "to_json"), ("b64decode", "b64encode"),
    ]

    private static func broken(_ template: String, using random: inout SeededGenerator) -> String {
        let fitting = swaps.filter { template.contains($0.0) }
        guard let swap = fitting.randomElement(using: &random) else { return template }
        let ranges = template.ranges(of: swap.0)
        guard let range = ranges.randomElement(using: &random) else { return template }
        var text = template
        text.replaceSubrange(range, with: swap.1)
        return text
    }

    @Test func `every offered fix of 1500 broken templates moves the fault on or removes it`() {
        var random = SeededGenerator(seed: 13)
        let whole = CorpusCase.all.map(\.template).filter { $0.utf8.count < 2000 && Template($0).isAccepted }
        var broken = 0
        var offered = 0
        while broken < 1500 {
            guard let base = whole.randomElement(using: &random) else { break }
            var text = FixTests.broken(base, using: &random)
            if Bool.random(using: &random) { text = FixTests.broken(text, using: &random) }
            let faults = Template(text).diagnostics
            guard !faults.isEmpty else { continue }
            broken += 1
            for fault in faults {
                guard let fix = fault.fix else { continue }
                offered += 1
                let after = Template(fix.applied(to: text)).diagnostics
                // What the server would refuse first is gone, or lies further on.
                let earlier = Set(faults.filter { $0 != fault }.map(\.range.lowerBound))
                let isGone = !after.contains {
                    $0.range.lowerBound <= fault.range.lowerBound && !earlier.contains($0.range.lowerBound)
                }
                #expect(isGone, "\(text.debugDescription): \(fix.title): \(after.map(\.message))")
                if fault == faults.first, let next = after.first {
                    #expect(
                        next.range.lowerBound > fault.range.lowerBound || after.count < faults.count,
                        "\(text.debugDescription): \(fix.title)")
                }
            }
        }
        #expect(broken >= 500)
        #expect(offered >= 500, "\(offered)")
    }
}
