package import JSON
package import OnCall
package import TextEditing

/// The payload pane: the JSON that templates are rendered with, where it came from, and its errors.
package struct PayloadEditor: Hashable, Sendable {
    package private(set) var source: ChosenPayload.Source
    /// The text and its scroll position.
    package var area: TextArea {
        didSet { if !area.text.hasSameText(as: oldValue.text) { textChanged() } }
    }
    /// The value of the text; while the text is not valid JSON, the last valid value.
    package private(set) var value = JSONValue.null
    /// The JSON error of the text.
    package private(set) var error: JSONError?
    /// Counts values, so that results can be matched to them.
    package private(set) var revision = 0
    /// The tokens of each line, for colouring.
    package private(set) var pieces = LinePieces<JSONToken.Kind>()
    private var tokens: JSONTokens?
    /// Whether it has to be written to disk.
    var isDirty = false

    /// The maximum size of a payload here, in bytes; the server's limit is far lower.
    static let maxBytes = 1 << 20
    /// In bytes. Longer texts are not coloured, to keep typing fast.
    private static let maxColoredBytes = 100_000

    init(_ chosen: ChosenPayload) {
        source = chosen.source
        area = TextArea(EditableText(chosen.text))
        read()
    }

    /// The payload to store.
    package var chosen: ChosenPayload { ChosenPayload(source: source, text: area.text.text) }

    /// Where it came from, as shown on the screen.
    package var title: String { source.summary }

    /// The bracket at the cursor and its partner; empty if there is none.
    package var pair: [TextRange] {
        guard let tokens else { return [] }
        let places = ByteOffsets(area.text)
        return tokens.partners(atByte: places.byte(of: area.text.selection.head)).map {
            TextRange(places.position(atByte: $0.lowerBound), places.position(atByte: $0.upperBound))
        }
    }

    /// Replaces the payload as one change of the text, so that undo restores the previous one.
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
        guard text.utf8.count <= PayloadEditor.maxBytes else {
            error = JSONError(
                .notRead(reason: "more than \(PayloadEditor.maxBytes >> 20) MiB: it is not read"), at: 0, in: [])
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
        let places = ByteOffsets(area.text)
        let tokens = JSONTokens(text)
        for token in tokens.all { pieces.add(token.kind, bytes: token.range, in: area.text, places) }
        self.tokens = tokens
    }
}
