import JSON
package import OnCall
import TerminalCore
import TextEditing

/// The editor in the third pane: a text field or a table of labels, with a common interface for saving, confirming and scrolling.
package enum Editor: Hashable, Sendable {
    case field(FieldEditor)
    case labels(LabelEditor)

    /// The editor of a text field; nil for a table of labels.
    package var fieldEditor: FieldEditor? { if case .field(let editor) = self { editor } else { nil } }
    /// The table of labels; nil for a text field.
    package var labelEditor: LabelEditor? { if case .labels(let editor) = self { editor } else { nil } }

    private func read<Value>(_ field: (FieldEditor) -> Value, _ labels: (LabelEditor) -> Value) -> Value {
        switch self {
        case .field(let editor): field(editor)
        case .labels(let editor): labels(editor)
        }
    }

    /// Applies the closure that fits the open editor.
    mutating func modify<Value>(
        field: (inout FieldEditor) -> Value, labels: (inout LabelEditor) -> Value
    ) -> Value {
        switch self {
        case .field(var editor):
            defer { self = .field(editor) }
            return field(&editor)
        case .labels(var editor):
            defer { self = .labels(editor) }
            return labels(&editor)
        }
    }

    /// Applies `change` to a text field; does nothing to labels.
    mutating func modifyField(_ change: (inout FieldEditor) -> Void) {
        modify(field: { change(&$0) }, labels: { _ in })
    }

    /// Applies `change` to labels; does nothing to a text field.
    mutating func modifyLabels(_ change: (inout LabelEditor) -> Void) {
        modify(field: { _ in }, labels: { change(&$0) })
    }

    // MARK: Value

    package var integration: IntegrationID { read(\.integration, \.integration) }
    package var field: EditableField { read(\.field, \.field) }
    package var status: SaveStatus { read(\.status, \.status) }
    /// Whether it differs from the server's value.
    package var isChanged: Bool { read(\.isChanged, \.isChanged) }
    /// The server's value.
    var base: Field<JSONValue> { read(\.base) { $0.base.map { .array($0.map(\.json)) } } }
    /// The value for a draft.
    var draftValue: JSONValue { read({ .string($0.text.text) }, { .array($0.labels.map(\.json)) }) }
    /// The value to send.
    var valueToSend: JSONValue { read(\.valueToSend) { .array($0.labels.map(\.json)) } }
    /// Whether it is the editor of a field.
    func isOf(_ id: IntegrationID, _ field: EditableField) -> Bool { integration == id && self.field == field }

    // MARK: Following the server

    mutating func setStatus(_ status: SaveStatus) {
        modify(field: { $0.status = status }, labels: { $0.status = status })
    }

    /// The server has confirmed a save. Anything typed since is kept.
    /// - Parameters:
    ///   - stored: the server's value.
    ///   - sent: the value that was sent.
    ///   - draft: the draft when it was sent; nil for none.
    mutating func confirmed(_ stored: Field<JSONValue>, sent: JSONValue, draft: JSONValue?) {
        modify(
            field: { $0.confirmed(stored, sent: sent, draft: draft?.string) },
            labels: { editor in
                let labels = Editor.labels(in: stored)
                // An editor without changes follows an undo.
                if editor.labels.map(\.json) == sent.array || draft == nil && !editor.isChanged {
                    editor.reset(to: labels)
                } else {
                    editor.confirmed(labels)
                }
            })
    }

    /// Follows the server's value if nothing is changed here.
    mutating func follow(_ stored: Field<JSONValue>) {
        guard !isChanged, !stored.isAbsent, stored != base else { return }
        modify(
            field: { $0.follow(stored) },
            labels: { if $0.cell == nil { $0.reset(to: Editor.labels(in: stored)) } })
    }

    /// Replaces the edited value with the server's.
    mutating func take(_ theirs: Field<JSONValue>) {
        modify(field: { $0.take(theirs) }, labels: { $0.reset(to: Editor.labels(in: theirs)) })
    }

    /// Bases the edited value on the server's current value.
    /// - Parameter text: what an edited text becomes; nil if it stays as it is.
    mutating func rebase(on theirs: Field<JSONValue>, text: String? = nil) {
        modify(field: { $0.rebase(on: theirs, text: text) }, labels: { $0.confirmed(Editor.labels(in: theirs)) })
    }

    private static func labels(in value: Field<JSONValue>) -> Field<[Label]> {
        value.map { ($0.array ?? []).compactMap(Label.init) }
    }

    // MARK: Layout; sizes are those of the inside of the pane

    mutating func keepCursorVisible(in size: Size) {
        modify(
            field: { $0.keepCursorVisible(in: size) },
            labels: { $0.keepCursorVisible(height: LabelEditor.tableHeight(inside: size)) })
    }

    /// Moves the cursor to the mouse position.
    mutating func placeCursor(row: Int, column: Int, in size: Size, extending: Bool) {
        modify(
            field: { $0.placeCursor(row: row, column: column, in: size, extending: extending) },
            labels: { if !extending { $0.placeCursor(row: row, column: column, in: size) } })
    }

    mutating func scroll(by rows: Int, in size: Size) {
        modify(field: { $0.scroll(by: rows, in: size) }, labels: { $0.select(row: $0.row + rows) })
    }
}
