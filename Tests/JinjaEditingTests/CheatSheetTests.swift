import JSON
import OnCallTemplates
import ServerTemplates
import Testing

@testable import Jinja
@testable import JinjaEditing

@Suite struct CheatSheetTests {
    private static let examples = CheatSheet.sections.flatMap(\.examples)

    @Test(arguments: examples.indices) func `an example renders to its result`(index: Int) throws {
        let example = CheatSheetTests.examples[index]
        let kind = try #require(TemplateKind(slot: example.slot))
        let others = kind.variables.contains { $0.name == "integration_name" } ? CheatSheet.others : [:]
        let context = kind.context(payload: try JSONReader.read(example.payload), others: others)
        let rendering = kind.render(Template(example.template), context, now: CheatSheet.now)
        #expect(rendering.text?.isByteEqual(to: example.result) == true, "\(example.note) \(rendering.outcome)")
        #expect(Template(example.template).warnings.isEmpty)
    }

    @Test(arguments: examples.indices) func `an example could be saved, and has no advice`(
        index: Int
    ) throws {
        let example = CheatSheetTests.examples[index]
        let template = Template(example.template)
        let kind = try #require(TemplateKind(slot: example.slot))
        #expect(kind.refusal(of: template) == nil)
        let context = kind.context(
            payload: try JSONReader.read(example.payload), others: kind == .route ? [:] : CheatSheet.others)
        let rendering = kind.render(template, context, now: CheatSheet.now)
        let advice = kind.advice(on: template, rendering: rendering, context: context)
        #expect(advice.isEmpty, "\(advice.map(\.message))")
    }

    @Test func `every topic has enough examples, each with its own note`() {
        #expect(CheatSheet.sections.allSatisfy { $0.examples.count >= 2 && !$0.title.isEmpty })
        #expect((30...50).contains(CheatSheetTests.examples.count))
        #expect(Set(CheatSheetTests.examples.map(\.note)).count == CheatSheetTests.examples.count)
        #expect(CheatSheetTests.examples.allSatisfy { $0.note.count < 80 && !$0.note.contains("\n") })
    }

    @Test func `conditions match their results`() {
        let signals = CheatSheetTests.examples.filter { $0.slot == "route" || $0.slot == "acknowledge_condition" }
        #expect(signals.count >= 3 && signals.allSatisfy { SignalResult.isTrue($0.result) })
    }
}
