import JSON
import OnCall
import Planning

extension Console {
    /// Opens the dialog that chooses the value of a field, and asks the server for the list of values.
    mutating func openChoice(of field: EditableField, _ integration: Integration) {
        guard persistence.areDraftsLoaded else {
            notice = .draft(.loading)
            return
        }
        let current = draft(integration.id, field)?.value ?? integration.value(of: field).valueToSend ?? .null
        let dialog = ChoiceDialog(integration.id, field, current: current)
        overlays.push(.choice(dialog))
        // What is known may be old: a chain can have been deleted since.
        if let source = dialog.source { send(source) }
    }

    /// Keeps a chosen value as a draft, and plans to save it.
    mutating func choose(_ value: JSONValue, for field: EditableField, of id: IntegrationID) {
        let base = draft(id, field)?.base ?? directory.integration(id)?.value(of: field) ?? .absent
        let isChanged = !base.isSame(as: Field(sent: value))
        keepDraft(isChanged ? value : nil, of: id, field, base: base)
        updateList()
        guard isChanged, let draft = draft(id, field) else {
            notice = .editing(.nothingToSave)
            return
        }
        if let call = activity(of: id), call.isWrite {
            notice = .plan(.held(.busy))
            return
        }
        openPlan(.save, [plannedChange(draft)])
    }
}
