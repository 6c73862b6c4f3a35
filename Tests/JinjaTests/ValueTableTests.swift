import Foundation
import ServerTemplates
import Testing

@testable import Jinja

/// Dates, sums, formats, slices and texts, with the results of Python 3.12.1, jinja2 3.1.6, pytz 2025.2 and Django 4.2.27.
/// `Oracle/value_table.py` writes the table.
@Suite struct ValueTableTests {
    static let cases: [CorpusCase] = {
        let file = CorpusCase.folder.appendingPathComponent("Tables/values.jsonl")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap { CorpusCase(line: String($0)) }
    }()

    @Test func `every value is the server's`() {
        #expect(ValueTableTests.cases.count > 110)
        let failed = ValueTableTests.cases.filter { ParityTests.evaluate($0).values.contains(false) }
        #expect(failed.map(\.template) == [])
    }
}
