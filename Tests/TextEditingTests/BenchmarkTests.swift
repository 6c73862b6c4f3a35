import Foundation
import Testing

@testable import TextEditing

/// What a key costs from the edit to the rows on the screen. It prints and judges nothing, and runs when `TEXT_BENCHMARK` is set:
/// `TEXT_BENCHMARK=1 swift test -c release -Xswiftc -enable-testing --filter TextEditingTests.BenchmarkTests`.
@Suite(.serialized) struct BenchmarkTests {
    private struct Subject {
        let name: String
        let text: String
    }

    private static let width = 76
    private static let height = 40
    private static let keys = 200

    private static let subjects: [Subject] = {
        let plain = "{% for alert in payload.alerts %} {{ alert.labels.severity|upper }} "
        let mixed = "{% für alert in payload.alerts %} {{ 漢字かな }} café 👩‍👩‍👧 {{ alert.名前 }} "
        let sizes = [("1 kB", 1000), ("10 kB", 10_000), ("50 000", 50_000)]
        return sizes.flatMap { name, size in
            [("plain", plain), ("mixed", mixed)].flatMap { kind, piece in
                let all = String(String(repeating: piece, count: size / piece.count + 1).prefix(size))
                return [(34, "short lines"), (max(500, size / 5), "long lines")].map { length, shape in
                    var lines: [Substring] = []
                    var rest = all[...]
                    while !rest.isEmpty {
                        lines.append(rest.prefix(length - 1))
                        rest = rest.dropFirst(length)
                    }
                    return Subject(name: "\(name) \(kind), \(shape)", text: lines.joined(separator: "\n"))
                }
            }
        }
    }()

    /// A pane with a text in it: what is done at each key, as the editor does it.
    private struct Pane {
        var text: EditableText
        var top = 0
        private var wrap: SoftWrap
        private var characters = 0

        init(_ text: EditableText) {
            self.text = text
            wrap = SoftWrap(text, width: BenchmarkTests.width, measure: Pane.measure)
        }

        private static func measure(_ character: Character) -> Int {
            character.unicodeScalars.allSatisfy { $0.value < 0x1100 } ? 1 : 2
        }

        mutating func move(by rows: Int) {
            text.moveVertically(by: rows, in: wrap.following(text, width: BenchmarkTests.width), extending: false)
        }

        /// Keeps the cursor visible, then fetches what is drawn.
        mutating func draw() {
            wrap = wrap.following(text, width: BenchmarkTests.width)
            let row = wrap.place(of: text.selection.head).row
            top = min(max(top, row - BenchmarkTests.height + 1), row)
            let drawn = wrap.following(text, width: BenchmarkTests.width)
            _ = drawn.place(of: text.selection.head)
            for index in top..<(top + BenchmarkTests.height) where drawn.rows.indices.contains(index) {
                characters += drawn.characters(of: drawn.rows[index]).count
            }
        }
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["TEXT_BENCHMARK"] != nil))
    func `a key takes this long`() {
        print("microseconds of a key, median / p99")
        print((["type", "delete", "newline", "down", "up"].map { BenchmarkTests.cell($0) }).joined() + "   of")
        for subject in BenchmarkTests.subjects {
            var pane = Pane(EditableText(subject.text))
            let middle = pane.text.lineCount / 2
            pane.text.move(.position(TextPosition(line: middle, column: pane.text.line(middle).count / 2)))
            func time(_ key: (inout Pane, Int) -> Void) -> String {
                pane.draw()
                return BenchmarkTests.time {
                    key(&pane, $0)
                    pane.draw()
                }
            }
            let times = [
                time { pane, key in pane.text.insert(key % 7 == 6 ? " " : "x") },
                time { pane, _ in pane.text.deleteBackward() },
                time { pane, _ in pane.text.insertNewline() },
                time { pane, _ in pane.move(by: 1) },
                time { pane, _ in pane.move(by: -1) },
            ]
            print(times.map { BenchmarkTests.cell($0) }.joined() + "   \(subject.name)")
        }
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["TEXT_BENCHMARK"] != nil))
    func `what goes through the whole text takes this long`() {
        print("microseconds, median / p99")
        print(["find", "find none", "replace all", "comment", "set text"].map { BenchmarkTests.cell($0) }.joined())
        for subject in BenchmarkTests.subjects {
            let other = subject.text.replacing("labels", with: "annotations")
            var texts = Array(repeating: EditableText(subject.text), count: BenchmarkTests.keys)
            for place in texts.indices { texts[place].selectAll() }
            func time(_ work: (inout EditableText) -> Void) -> String {
                var texts = texts
                return BenchmarkTests.time { work(&texts[$0]) }
            }
            let times = [
                time { _ = $0.matches(of: TextSearch("payload")) },
                time { _ = $0.matches(of: TextSearch("漢字か ")) },
                time { _ = $0.replaceMatches(of: TextSearch("alert"), with: "alarm") },
                time { _ = $0.toggleComment(opening: "<!--", closing: "-->") },
                time { $0.replaceAll(with: other) },
            ]
            print(times.map { BenchmarkTests.cell($0) }.joined() + "   \(subject.name)")
        }
    }

    private static func cell(_ text: String) -> String { String(repeating: " ", count: max(0, 18 - text.count)) + text }

    private static func time(_ work: (Int) -> Void) -> String {
        let clock = ContinuousClock()
        let times = (0..<keys).map { count in clock.measure { work(count) } }.sorted()
        func microseconds(_ place: Int) -> Int64 { times[place].components.attoseconds / 1_000_000_000_000 }
        return "\(microseconds(keys / 2)) / \(microseconds(keys * 99 / 100))"
    }
}
