import Foundation
import JSON
import ServerTemplates
import Testing

@testable import Jinja

/// Patterns with their results in PyPI's `regex` 2024.7.24 on Python 3.11; `Oracle/pattern_table.py` wrote them.
@Suite struct PatternTableTests {
    /// A pattern, what it is applied to, and the module's results.
    struct Example: Sendable, CustomTestStringConvertible {
        let pattern: String
        let text: String
        let replacement: String
        let results: JSONObject

        /// nil if `line` is none.
        init?(line: String) {
            guard let object = try? JSONReader.read(line).object, let pattern = object["pattern"]?.string,
                let text = object["text"]?.string, let replacement = object["replacement"]?.string,
                let results = object["results"]?.object
            else { return nil }
            self.pattern = pattern
            self.text = text
            self.replacement = replacement
            self.results = results
        }

        var testDescription: String { "\(pattern) on \(text)" }
    }

    static func examples(_ file: String) -> [Example] {
        let url = CorpusCase.folder.appendingPathComponent("Regex/\(file)")
        guard let content = try? String(contentsOf: url, encoding: .utf8) else { return [] }
        return content.split(separator: "\n").compactMap { Example(line: String($0)) }
    }

    /// - Parameter recordsAtOnce: whether failures are recorded from the beginning, which must change no result.
    @Test(arguments: ["table.jsonl", "found.jsonl"], [false, true])
    func `patterns give the results of the module`(file: String, recordsAtOnce: Bool) throws {
        let examples = Self.examples(file)
        #expect(examples.count > 100)
        var notTried = 0
        for example in examples {
            let ours = PatternResults.object(
                example.pattern, example.text, example.replacement, recordsAtOnce: recordsAtOnce)
            // Random patterns combine what this engine doesn't try.
            if file == "found.jsonl", "\(ours)".contains(PythonError.notTriedType) {
                notTried += 1
                continue
            }
            #expect(ours == example.results, "\(example.testDescription)")
        }
        #expect(notTried * 10 < examples.count)
    }
}
