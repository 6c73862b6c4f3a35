package import JSON
package import OnCall
package import TextEditing

/// The editor of a text field: its text and the server's value.
package struct FieldEditor: Hashable, Sendable {
    package let integration: IntegrationID
    package let field: EditableField
    /// The server's value: a text, or null for its default.
    package internal(set) var base: Field<JSONValue>
    /// The text and its scroll position.
    package var area: TextArea {
        didSet {
            guard !area.text.hasSameText(as: oldValue.text) else { return }
            updateCheck()
            // The server has rejected another text.
            if status.isRejected { status = .idle }
        }
    }
    package var text: EditableText {
        get { area.text }
        set { area.text = newValue }
    }
    /// The check of the text as a template; nil for other fields.
    package private(set) var check: TemplateCheck?
    package var status = SaveStatus.idle

    /// - Parameter draft: the text of a draft, if any.
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

    /// Whether the text is a single line, which Enter saves.
    package var isSingleLine: Bool {
        if case .template = field { false } else { true }
    }

    /// Whether the text differs from the server's value.
    package var isChanged: Bool { !text.text.isExactly(base.value?.string ?? "") }

    /// Why the server would certainly reject the text; nil if it may accept it.
    package var problem: String? {
        let length = text.text.unicodeScalars.count
        switch field {
        case .name where text.text.trimmingBlanks().isEmpty: return "a name can't be empty"
        case .name where length > 150: return "a name may have at most 150 characters, this has \(length)"
        case .descriptionShort where length > 250:
            return "a description may have at most 250 characters, this has \(length)"
        default: return nil
        }
    }

    /// The value to send. The server rejects an empty description and clears it for null.
    var valueToSend: JSONValue {
        field == .descriptionShort && text.text.isEmpty ? .null : .string(text.text)
    }

    // MARK: Responses

    /// The server has confirmed a save and holds `stored`. Text typed since is kept.
    /// - Parameter draft: the draft when `sent` was sent; nil for none.
    mutating func confirmed(_ stored: Field<JSONValue>, sent: JSONValue, draft: String?) {
        let isStillTheSame =
            valueToSend == sent || sent.isNull && text.text.isExactly(draft ?? base.value?.string ?? "")
            // An undo, sent from elsewhere, is followed if nothing is changed here.
            || draft == nil && !isChanged
        base = stored
        status = .idle
        if isStillTheSame, let value = stored.value?.string ?? (stored.isNull ? "" : nil), !text.text.isExactly(value) {
            text.replaceAll(with: value)
        }
    }

    /// The server's value has changed, and nothing is changed here: the text follows.
    mutating func follow(_ stored: Field<JSONValue>) {
        guard stored != base, !stored.isAbsent else { return }
        base = stored
        text = EditableText(stored.value?.string ?? "", singleLine: isSingleLine)
    }
}
