import SeededRandom
import Testing

@testable import Jinja

/// Positions and searches by bytes, compared with plain ways to do the same.
@Suite struct TextPositionTests {
    private static func text(_ random: inout SeededGenerator) -> String {
        let letters: [Unicode.Scalar] = ["a", "b", "ä", "务", "🔥", " ", "\n", "\u{2003}", "\u{85}"]
        let count = Int.random(in: 0..<60, using: &random)
        return String(String.UnicodeScalarView((0..<count).map { _ in letters.randomElement(using: &random) ?? "a" }))
    }

    @Test func `lengths, characters and places are those of the code points`() {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<500 {
            let text = TextPositionTests.text(&random)
            let scalars = Array(text.unicodeScalars)
            #expect(PythonText.length(text) == scalars.count)
            let index = Int.random(in: -70..<70, using: &random)
            let position = index < 0 ? index + scalars.count : index
            #expect(
                Interpreter.scalar(text, index) == (scalars.indices.contains(position) ? scalars[position] : nil))
        }
    }

    @Test func `searches find what a plain search finds`() {
        var random = SeededGenerator(seed: 6)
        for _ in 0..<2000 {
            let text = Array(TextPositionTests.text(&random).filter { $0 == "a" || $0 == "b" }.utf8)
            let part = Array(TextPositionTests.text(&random).filter { $0 == "a" || $0 == "b" }.utf8.prefix(4))
            let places = text.indices.filter { text[$0...].starts(with: part) }
            text.withUnsafeBufferPointer { text in
                part.withUnsafeBufferPointer { part in
                    guard part.count > 0 else { return }
                    #expect(TextSearch.find(part, in: text, from: 0) == places.first)
                    #expect(TextSearch.findLast(part, in: text, before: text.count) == places.last)
                }
            }
        }
        let near = String(repeating: "a", count: 20_000)
        #expect(TextSearch.find(String(repeating: "a", count: 500) + "b", in: near) == nil)
        #expect(TextSearch.find("b" + String(repeating: "a", count: 500), in: near) == nil)
        #expect(TextSearch.find(String(repeating: "a", count: 500) + "b", in: near + "b") == 19_500)
    }
}
