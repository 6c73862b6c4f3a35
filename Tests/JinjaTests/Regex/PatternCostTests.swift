import JSON
import ServerTemplates
import Testing

@testable import Jinja

/// Ordinary patterns are never given up on ordinary texts; what takes too long is said, and is never a value.
@Suite struct PatternCostTests {
    private static let ordinary = [
        ".*timeout.*", ".+timeout", "(.*)timeout(.*)", "[^,]*timeout", #"\w+ timeout"#, #"\S+@\S+"#, ".*id=.*timeout",
        #"(\w+)\s+(\w+)\s+timeout"#, #"^.*\[(.*)\].*timeout.*$"#, #"(?i).*TIMEOUT.*"#, #"(?s).*?(a|b|ab)*timeout"#,
        #"(?:\w+\s)*timeout"#, #"\d+\.\d+.*timeout"#,
    ]

    private static let lines = [
        "web-01 GET /health id=7 status 200 ", "word ", "x", "a id=5 ", "[a] b, 1.2.3 ",
    ]

    @Test(arguments: ordinary, [650, 816, 20_000])
    func `an ordinary pattern is answered on a long text without a match`(pattern: String, length: Int) throws {
        let expression = try RegularExpression(pattern)
        for line in Self.lines {
            let text = String(String(repeating: line, count: length / line.count + 1).prefix(length))
            // Much less than the server's two seconds.
            let steps = 300 * length + 10_000
            #expect(try !expression.isFound(in: text, steps: steps), "\(line)")
            #expect(try expression.replace(text, with: "X", steps: steps) == text, "\(line)")
        }
    }

    @Test(arguments: ordinary) func `an ordinary pattern finds its match at the end of a long text`(pattern: String)
        throws
    {
        let text = String(repeating: "a id=5 1.2.3 x@y [z] ", count: 900) + "a b timeout"
        let expression = try RegularExpression(pattern)
        #expect(try expression.isFound(in: text, steps: 300 * text.utf8.count + 10_000))
    }

    @Test(arguments: [
        "(a|a)*b", "(a*)*b", "(.*)*(.*)*x", "((a+)(b|a)+)+z", "(?:a|b|ab)*c", "(x+x+)+y", "(?:a?){30}a{30}c",
        "(?<=(a+)+)b", "(?>(a|aa)+)*b",
    ])
    func `a pattern without references takes time in proportion to the text`(pattern: String) throws {
        let expression = try RegularExpression(pattern)
        let short = String(repeating: "a", count: 300)
        let long = String(repeating: "a", count: 1200)
        // Four times the text may take sixteen times the work at most: loops in loops cross it twice.
        #expect(try !expression.isFound(in: short, steps: 2_000_000))
        #expect(try !expression.isFound(in: long, steps: 32_000_000))
    }

    @Test func `a pattern that takes too long fails with a notice instead of a value`() {
        var limits = RenderLimits()
        limits.pattern = 100_000
        let pattern = #"(a+)+\\1[bc]"#
        for filter in ["regex_search('\(pattern)')", "regex_match('\(pattern)')", "regex_replace('\(pattern)', '')"] {
            let failure = Template("{{ ('a' * 40)|\(filter) }}").render([:], limits: limits).failure
            #expect(failure?.type == "NotTried")
            #expect(
                failure?.shown
                    == "not known here: this pattern was given up: it takes too long; the server would give up too, after 2 s"
            )
        }
    }

    @Test func `a pattern that calls itself without end fails with a notice`() {
        let failure = Template("{{ 'aaa'|regex_search('(?R)') }}").render([:]).failure
        #expect(
            failure?.message == "this pattern calls itself too often; the server would run out of memory")
    }

    @Test(arguments: [
        ("(?:abc){e<=1}", "fuzzy matching, {e<=1} and the like, isn't built"),
        (#"(?L)\w"#, "the flag L depends on the server's locale"),
        ("(?:(?:ab?c){1000}d){1000}", "it becomes too large"),
        (#"a*(?>\K)b"#, #"it has \K or (*SKIP) in an atomic group or a look, and repetitions"#),
        (
            #"(a+)[-a]*=\1?c"#, "it refers to a group in a limited repetition, where the module overlooks matches"
        ),
        ("(a)(?<=(?1)?)", "it calls a group in the direction other than its own"),
        ("a*?(*SKIP)b", "it has a verb after a lazy repetition at its beginning"),
        (String(repeating: "(", count: 300) + String(repeating: ")", count: 300), "it is nested too deep"),
        ("(a)" + String(repeating: "(?(1)", count: 20_000), "it is nested too deep"),
        (String(repeating: "(?|", count: 20_000), "it is nested too deep"),
        ("(?V1)" + String(repeating: "[", count: 20_000), "it is nested too deep"),
    ])
    func `a pattern that can't be run is refused with a sentence`(pattern: String, reason: String) {
        let failure = Template("{{ 'aaa'|regex_search(p) }}").render(["p": .string(pattern)]).failure
        #expect(failure?.type == "NotTried")
        #expect(failure?.message == "this pattern can't be tried here: \(reason)")
        #expect(failure?.level == .warning)
    }
}
