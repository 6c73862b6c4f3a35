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

        var testDescription: String { "\(pattern) on \(text)" }
    }

    static func examples(_ file: String) -> [Example] {
        let url = CorpusCase.folder.appendingPathComponent("Regex/\(file)")
        guard let content = try? String(contentsOf: url, encoding: .utf8) else { return [] }
        return content.split(separator: "\n").compactMap { line in
            guard let object = try? JSONReader.read(String(line)).object, let pattern = object["pattern"]?.string,
                let text = object["text"]?.string, let replacement = object["replacement"]?.string,
                let results = object["results"]?.object
            else { return nil }
            return Example(pattern: pattern, text: text, replacement: replacement, results: results)
        }
    }

    @Test(arguments: ["table.jsonl", "found.jsonl"])
    func `patterns give the results of the module`(file: String) throws {
        let examples = Self.examples(file)
        #expect(examples.count > 100)
        for example in examples {
            let ours = PatternResults.object(example.pattern, example.text, example.replacement)
            #expect(ours == example.results, "\(example)")
        }
    }
}
