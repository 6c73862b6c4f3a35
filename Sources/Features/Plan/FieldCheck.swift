package import JSON
package import OnCall
package import Planning

/// What is sent for a value of a field, and what to know about it before: the same as its editor says.
package enum FieldCheck {
    /// - Parameters:
    ///   - base: the server's value when editing began.
    ///   - id: the integration.
    package static func check(
        _ field: EditableField, _ value: JSONValue, base: Field<JSONValue>, of id: IntegrationID
    ) -> (value: JSONValue, warnings: [PlanWarning]) {
        if let rows = value.array {
            let base: Field<[Label]> = base.map { ($0.array ?? []).compactMap(Label.init) }
            let kind: LabelRules.Kind = field == .labels ? .plain : .dynamic
            let editor = LabelEditor(id, kind: kind, base: base, value: rows.compactMap(Label.init))
            return (value, editor.warnings)
        }
        guard !field.isChosen, let text = value.string else { return (value, []) }
        let editor = FieldEditor(id, field, base: base, draft: text)
        return (editor.valueToSend, editor.warnings)
    }
}
