package import JSON
package import OnCall
package import TextEditing

/// The payload pane: the JSON that templates are tried on, where it came from, and what is wrong with it.
package struct PayloadEditor: Hashable, Sendable {
    package private(set) var source: ChosenPayload.Source
    /// The text and what of it is seen.
    package var area: TextArea {
        didSet { if !area.text.hasSameText(as: oldValue.text) { textChanged() } }
    }
    /// What the text says; as long as it is no JSON, what it said last.
    package private(set) var value = JSONValue.null
    /// Why the text is no JSON.
    package private(set) var error: JSONError?
    /// Counts values, so that renderings know whether they are of this one.
    package private(set) var revision = 0
    /// What each piece is, for colouring.
    package private(set) var pieces = LinePieces<JSONToken.Kind>()
    private var tokens: JSONTokens?
    /// Whether the disk has yet to be told.
    var isDirty = false

    /// Bytes that a payload may have here; the server takes far shorter ones.
    static let longest = 1 << 20
    /// Up to so many bytes its pieces are told apart: whoever types waits for it.
    private static let maxColoredBytes = 100_000

    init(_ chosen: ChosenPayload) {
        source = chosen.source
        area = TextArea(EditableText(chosen.text))
        read()
    }

    /// What there is to remember.
    package var chosen: ChosenPayload { ChosenPayload(source: source, text: area.text.text) }

    /// Where it came from, for people.
    package var title: String { source.summary }

    /// The bracket at the cursor and its partner; empty where there is none.
    package var pair: [TextRange] {
        guard let tokens else { return [] }
        let places = BytePlaces(area.text)
        return tokens.partners(atByte: places.byte(of: area.text.selection.head)).map {
            TextRange(places.position(atByte: $0.lowerBound), places.position(atByte: $0.upperBound))
        }
    }

    /// Another payload is chosen: one change of the text, so that undoing brings the last one back.
    mutating func replace(with chosen: ChosenPayload) {
        area.text.replaceAll(with: chosen.text)
        area.text.move(.documentStart)
        source = chosen.source
        isDirty = true
    }

    private mutating func textChanged() {
        source = chosen.edited(area.text.text).source
        isDirty = true
        read()
    }

    private mutating func read() {
        let text = area.text.text
        pieces = LinePieces()
        tokens = nil
        guard text.utf8.count <= PayloadEditor.longest else {
            error = JSONError(
                .notRead(reason: "more than \(PayloadEditor.longest >> 20) MiB: it is not read"), at: 0, in: [])
            return
        }
        do throws(JSONError) {
            value = try JSONReader.read(text)
            error = nil
            revision += 1
        } catch {
            self.error = error
        }
        guard text.utf8.count <= PayloadEditor.maxColoredBytes else { return }
        let places = BytePlaces(area.text)
        let tokens = JSONTokens(text)
        for token in tokens.all { pieces.add(token.kind, bytes: token.range, in: area.text, places) }
        self.tokens = tokens
    }
}
