import JSON
import ServerTemplates
import Testing

@testable import Jinja

@Suite struct NotesTests {
    private func notes(_ source: String, _ json: String) throws -> RenderNotes {
        Template(source).render(try #require(try JSONReader.read(json).object)).notes
    }

    @Test func `reads are recorded by path, once and in order`() throws {
        let notes = try notes(
            "{{ payload.a.b }}{{ payload['x y'] }}{{ payload.l[0].k }}{{ payload.a.b }}{{ payload.get('g') }}",
            #"{"payload":{"a":{"b":1},"x y":2,"l":[{"k":3}],"g":4}}"#)
        #expect(
            notes.read.map(\.text) == [
                "payload", "payload.a", "payload.a.b", "payload['x y']", "payload.l", "payload.l[0].k", "payload.g",
            ])
        #expect(notes.missing.isEmpty)
    }

    @Test func `missing values are recorded, wherever they are read`() throws {
        let notes = try notes(
            "{{ payload.a }}{{ other }}{{ payload.get('b') }}{% if 'c' in payload %}{% endif %}{{ payload.l[3] }}",
            #"{"payload":{"l":[]}}"#)
        #expect(
            notes.missing.map(\.text) == ["payload.a", "other", "payload.b", "payload.c", "payload.l[3]"])
    }

    @Test func `missing values are recorded with their range if a path read them`() throws {
        let source =
            "é\n{{ payload.a }}{{ payload['b'] }}{{ payload.get('c') }}{{ payload.l[3] }}{{ other }}{{ payload.items }}"
        let misses = try notes(source, #"{"payload":{"l":[]}}"#).misses
        let bytes = Array(source.utf8)
        #expect(
            misses.map { $0.range.map { String(decoding: bytes[$0], as: UTF8.self) } ?? "nowhere" } == [
                "payload.a", "payload['b']", "nowhere", "payload.l[3]", "other",
            ])
    }

    @Test func `a missing attribute of a local value does not change the range of an earlier miss`() throws {
        let misses = try notes("{{ payload.get('c') }}{{ {}.d }}{{ payload[0] }}", #"{"payload":{}}"#).misses
        #expect(misses.count == 1 && misses[0].range == nil)
    }

    @Test func `a printed undefined value is recorded with its range and reason`() throws {
        let notes = try notes("a{{ payload.titel }}b", #"{"payload":{"title":"x"}}"#)
        #expect(notes.printedUndefined.map(\.reason) == ["'dict object' has no attribute 'titel'"])
        #expect(notes.printedUndefined.map(\.range) == [4..<17])
    }

    @Test func `a failure keeps its notes and its range`() throws {
        let rendering = Template("x\r\n{{ payload.a.b.c }}").render(["payload": ["a": [:]]])
        #expect(rendering.failure?.shown == "Template Warning: 'dict object' has no attribute 'b'")
        #expect(rendering.failure?.range == 6..<19)
        #expect(rendering.notes.missing.map(\.text) == ["payload.a.b"])
    }

    @Test func `a loop over a dict records the dict`() throws {
        let notes = try notes("{% for k, v in payload.d.items() %}{{ v }}{% endfor %}", #"{"payload":{"d":{"a":1}}}"#)
        #expect(notes.read.map(\.text).contains("payload.d"))
    }
}
