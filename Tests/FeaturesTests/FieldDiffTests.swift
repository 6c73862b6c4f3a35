import Features
import JSON
import OnCall
import Planning
import TerminalCore
import Testing
import TextEditing

/// The diff of a change in a plan.
@Suite struct FieldDiffTests {
    private func shown(_ old: Field<JSONValue>, _ new: Field<JSONValue>, width: Int = 60) -> [String] {
        FieldDiff(from: old, to: new).rows(width: width).map { row in
            switch row {
            case .diff(let row, _):
                let mark =
                    switch row.kind {
                    case .kept: " "
                    case .removed: "-"
                    case .added: "+"
                    }
                return mark + String(row.characters)
            case .text(let text, _): return text.drop { $0 == " " }.description
            case .heading, .blank, .pair: return ""
            }
        }
    }

    @Test func `values that are not text have a name`() {
        #expect(shown(.null, .value("x")) == ["-(the server's default)", "+x"])
        #expect(shown(.value("x"), .null) == ["-x", "+(the server's default)"])
        #expect(shown(.value("x"), .value("")) == ["-x", "+(an empty text)"])
        #expect(shown(.value(""), .null) == ["-(an empty text)", "+(the server's default)"])
        #expect(shown(.absent, .value("x")) == ["-(not reported by the server)", "+x"])
    }

    @Test func `invisible blanks are made visible`() {
        #expect(shown(.value("a"), .value("a  ")) == ["-a", "+a··"])
        #expect(shown(.value("a b"), .value("a\u{A0}b")) == ["-a b", "+a␣b"])
        #expect(shown(.value("a\n"), .value("a")) == ["-a", "+a", "+(no line end)"])
        #expect(shown(.value("a\nb"), .value("a\r\nb")) == ["-a", "+a\r", " b"])
        guard case .diff(let row, _)? = FieldDiff(from: .value("a"), to: .value("\ta")).rows(width: 60).last else {
            Issue.record("no row")
            return
        }
        #expect(row.marks == [true, false])
    }

    private func rows(_ old: String, _ new: String, width: Int = 60) -> [DiffRow] {
        FieldDiff(from: .value(.string(old)), to: .value(.string(new))).rows(width: width).compactMap { row in
            if case .diff(let row, _) = row { row } else { nil }
        }
    }

    @Test func `changed words are marked in lines that have most words in common`() {
        let changed = rows("{{ payload.title }} at {{ payload.host }}", "{{ payload.title }} on {{ payload.pod }}").map
        { row in
            String(zip(row.characters, row.changed).filter(\.1).map(\.0))
        }
        #expect(changed == ["athost", "onpod"])
        #expect(rows("one two three", "four").allSatisfy { !$0.changed.contains(true) })
        #expect(rows("a\nb", "a\nb\nc d").allSatisfy { !$0.changed.contains(true) })
    }

    @Test func `long lines continue at a word, without a second sign`() {
        let rows = rows("x", "the quick brown fox jumps", width: 20)
        #expect(rows.map { String($0.characters) } == ["x", "the quick ", "brown fox ", "jumps"])
        #expect(rows.map(\.isContinuation) == [false, false, true, true])
        #expect(rows.map(\.new) == [nil, 1, nil, nil])
    }

    @Test func `labels are lines of key and value`() {
        let rows: (String) -> JSONValue = { value in
            .array([Label(key: "team", value: "SRE").json, Label(key: "env", value: value).json])
        }
        #expect(shown(.value(rows("dev")), .value(rows("prod"))) == [" team = SRE", "-env = dev", "+env = prod"])
        #expect(shown(.value(rows("dev")), .value([])) == ["-team = SRE", "-env = dev", "+(no labels)"])
        // A row that is added or removed at the end leaves the row before it alone.
        let one: JSONValue = .array([Label(key: "team", value: "SRE").json])
        #expect(shown(.value(one), .value(rows("dev"))) == [" team = SRE", "+env = dev"])
        #expect(shown(.value(rows("dev")), .value(one)) == [" team = SRE", "-env = dev"])
    }

    @Test func `unchanged lines are left out, except around a change`() {
        let old = (1...20).map { "\($0)" }
        var new = old
        new[9] = "ten"
        #expect(
            shown(.value(.string(old.joined(separator: "\n"))), .value(.string(new.joined(separator: "\n")))) == [
                "⋯ 6 unchanged lines", " 7", " 8", " 9", "-10", "+ten", " 11", " 12", " 13", "⋯ 7 unchanged lines",
            ])
    }

    @Test func `a long line is wrapped without loss`() {
        let text = String(repeating: "日本x", count: 40)
        let rows = FieldDiff(from: .null, to: .value(.string(text))).rows(width: 30)
        let characters = rows.compactMap {
            if case .diff(let row, _) = $0, row.kind == .added { row.characters } else { nil }
        }
        #expect(characters.count > 1)
        #expect(String(characters.joined()) == text)
        #expect(characters.allSatisfy { displayWidth(String($0)) <= 30 - 6 })
    }
}
