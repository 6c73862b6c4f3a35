package import JSON
package import OnCall
package import TextEditing

/// The editor pane: the text of one field, and what the server holds of it.
package struct FieldEditor: Hashable, Sendable {
    package let integration: IntegrationID
    package let field: EditableField
    /// What the server holds: a text, or null for its default.
    package internal(set) var base: Field<JSONValue>
    /// The text and what of it is seen.
    package var area: TextArea {
        didSet { if !area.text.hasSameText(as: oldValue.text) { updateCheck() } }
    }
    package var text: EditableText {
        get { area.text }
        set { area.text = newValue }
    }
    /// What Jinja2 makes of the text; nil for fields that hold no template.
    package private(set) var check: TemplateCheck?
    package var status = SaveStatus.idle

    /// - Parameter draft: the text of a draft, where there is one.
    init(_ integration: IntegrationID, _ field: EditableField, base: Field<JSONValue>, draft: String?) {
        self.integration = integration
        self.field = field
        self.base = base
        let isTemplate = if case .template = field { true } else { false }
        area = TextArea(EditableText(draft ?? base.value?.string ?? "", singleLine: !isTemplate))
        if !isTemplate { area.text.move(.documentEnd) }
        updateCheck()
    }

    private mutating func updateCheck() { check = isSingleLine ? nil : TemplateCheck(text) }

    /// Whether the text has one line: Enter saves it.
    package var isSingleLine: Bool {
        if case .template = field { false } else { true }
    }

    /// Whether the text is not what the server holds.
    package var isChanged: Bool { !text.text.isExactly(base.value?.string ?? "") }

    /// Why the server would surely refuse the text; nil where it may well take it.
    package var problem: String? {
        let length = text.text.unicodeScalars.count
        switch field {
        case .name where text.text.trimmingBlanks().isEmpty: return "a name can't be empty"
        case .name where length > 150: return "a name may have 150 characters at most, this has \(length)"
        case .descriptionShort where length > 250:
            return "a description may have 250 characters at most, this has \(length)"
        default: return nil
        }
    }

    /// The text as it is sent. The server refuses an empty description, and clears it for null.
    var valueToSend: JSONValue {
        field == .descriptionShort && text.text.isEmpty ? .null : .string(text.text)
    }

    // MARK: What the server says

    /// The server has confirmed a save: `stored` is what it holds. Whoever typed on meanwhile keeps the text.
    /// - Parameter draft: the draft that there was when `sent` was sent; nil for none.
    mutating func confirmed(_ stored: Field<JSONValue>, sent: JSONValue, draft: String?) {
        let isStillTheSame =
            valueToSend == sent || sent.isNull && text.text.isExactly(draft ?? base.value?.string ?? "")
            // What was sent from elsewhere, an undo, is followed where nothing is changed here.
            || draft == nil && !isChanged
        base = stored
        status = .idle
        if isStillTheSame, let value = stored.value?.string ?? (stored.isNull ? "" : nil), !text.text.isExactly(value) {
            text.replaceAll(with: value)
        }
    }

    /// The server holds something else than before, and nothing was changed here: the text follows.
    mutating func follow(_ stored: Field<JSONValue>) {
        guard stored != base, !stored.isAbsent else { return }
        base = stored
        text = EditableText(stored.value?.string ?? "", singleLine: isSingleLine)
    }
}
