import JSON
import Testing

@testable import Jinja

@Suite struct NotesTests {
    private func notes(_ source: String, _ json: String) throws -> RenderNotes {
        Template(source).render(try #require(try JSONReader.read(json).object)).notes
    }

    @Test func `what is read is noted by its path, once and in order`() throws {
        let notes = try notes(
            "{{ payload.a.b }}{{ payload['x y'] }}{{ payload.l[0].k }}{{ payload.a.b }}{{ payload.get('g') }}",
            #"{"payload":{"a":{"b":1},"x y":2,"l":[{"k":3}],"g":4}}"#)
        #expect(
            notes.read.map(\.text) == [
                "payload", "payload.a", "payload.a.b", "payload['x y']", "payload.l", "payload.l[0].k", "payload.g",
            ])
        #expect(notes.missing.isEmpty)
    }

    @Test func `what is missing is noted, wherever it was looked for`() throws {
        let notes = try notes(
            "{{ payload.a }}{{ other }}{{ payload.get('b') }}{% if 'c' in payload %}{% endif %}{{ payload.l[3] }}",
            #"{"payload":{"l":[]}}"#)
        #expect(
            notes.missing.map(\.text) == ["payload.a", "other", "payload.b", "payload.c", "payload.l[3]"])
    }

    @Test func `an undefined value that is printed is noted with its place and why it is nothing`() throws {
        let notes = try notes("a{{ payload.titel }}b", #"{"payload":{"title":"x"}}"#)
        #expect(notes.printedUndefined.map(\.reason) == ["'dict object' has no attribute 'titel'"])
        #expect(notes.printedUndefined.map(\.range) == [4..<17])
    }

    @Test func `a failure keeps the notes that led to it, and its place`() throws {
        let rendering = Template("x\r\n{{ payload.a.b.c }}").render(["payload": ["a": [:]]])
        #expect(rendering.failure?.shown == "Template Warning: 'dict object' has no attribute 'b'")
        #expect(rendering.failure?.range == 6..<19)
        #expect(rendering.notes.missing.map(\.text) == ["payload.a.b"])
    }

    @Test func `loops over a dict note the dict`() throws {
        let notes = try notes("{% for k, v in payload.d.items() %}{{ v }}{% endfor %}", #"{"payload":{"d":{"a":1}}}"#)
        #expect(notes.read.map(\.text).contains("payload.d"))
    }
}
