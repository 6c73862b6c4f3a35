import JSON
import OnCall
import Planning
import TerminalCore
import TextEditing

extension Console {
    // MARK: Opening

    /// Enter: from the list to the detail, from the detail to the selected field.
    mutating func open() {
        guard focus == .detail, let selected else {
            focus(.detail)
            return
        }
        switch detail.selected {
        case .field(.labels), .field(.dynamicLabels): openLabels(selected)
        case .field(let field) where field.isChosen: openChoice(of: field, selected)
        case .field(let field): openField(field, of: selected)
        case .link, .inboundEmail: perform(.revealLink)
        case .id: perform(.copyID)
        case .servicesOff, .channelsAtDefault: unfoldRows(of: selected)
        case .maintenance:
            let command: Command = selected.maintenance == nil ? .startMaintenance : .stopMaintenance
            if let reason = KeyTable.binding(of: command, in: .detail)?.disabledReason(self) {
                notice = .disabled(nil, reason)
            } else {
                perform(command)
            }
        case .heading, .type, .foreign, .unreadable: break
        }
    }

    /// Opens the editor of a field, from any pane.
    mutating func openEditor(of id: IntegrationID, _ field: EditableField) {
        show(.field(field), of: id)
        open()
    }

    private mutating func openField(_ field: EditableField, of integration: Integration) {
        if editing?.isOf(integration.id, field) ?? false {
            focus(.editor)
            return
        }
        guard canEdit() else { return }
        let draft = draft(integration.id, field)
        editingState.editing = .field(
            FieldEditor(integration.id, field, base: integration.value(of: field), draft: draft?.value.string))
        focus(.editor)
        if let draft { notice = openingNotice(draft) }
    }

    private mutating func openLabels(_ integration: Integration) {
        guard directory.offersLabels(integration) else {
            notice = .editing(.noLabels)
            return
        }
        let kind: LabelRules.Kind = detail.field == .labels ? .plain : .dynamic
        let field: EditableField = kind == .plain ? .labels : .dynamicLabels
        if editing?.isOf(integration.id, field) ?? false {
            focus(.editor)
            return
        }
        guard canEdit() else { return }
        let draft = draft(integration.id, field)
        editingState.editing = .labels(
            LabelEditor(
                integration.id, kind: kind, base: kind == .plain ? integration.labels : integration.dynamicLabels,
                value: draft?.value.array?.compactMap(Label.init)))
        focus(.editor)
        if let draft { notice = openingNotice(draft) }
    }

    /// Text typed before the drafts are loaded would replace a draft on disk.
    private mutating func canEdit() -> Bool {
        if !persistence.areDraftsLoaded { notice = .draft(.loading) }
        return persistence.areDraftsLoaded
    }

    mutating func leaveEditor() {
        if let open = editing, draft(open.integration, open.field) != nil {
            let isUnwritten = drafts.isUnwritten(draftKey(open.integration, open.field))
            notice = .draft(isUnwritten ? .notOnDisk : .kept)
        }
        closeEditor()
    }

    /// Closes the editor for the detail; a draft stays.
    mutating func closeEditor() {
        editingState.editing = nil
        focus(.detail)
    }

    // MARK: Drafts

    /// Stores the edited value as a draft, or drops the draft if nothing is changed.
    mutating func noteDraft() {
        guard let open = editing else { return }
        if notice?.subject == .row, open.labelEditor?.validationError == nil { notice = nil }
        dropOutdatedRejection(open)
        keepDraft(open.isChanged ? open.draftValue : nil, of: open.integration, open.field, base: open.base)
    }

    /// A rejection no longer applies once the text has changed.
    private mutating func dropOutdatedRejection(_ open: Editor) {
        switch notice {
        case .write(.refused(.save(open.field), nil)) where !open.status.isRejected: notice = nil
        case .editing(.notSaved) where open.fieldEditor?.problem == nil: notice = nil
        default: break
        }
    }

    mutating func perform(_ command: LabelCommand) { changeLabels { editor, _ in editor.perform(command) } }

    /// Applies `change` to the edited labels; it gets the number of visible rows.
    mutating func changeLabels(_ change: (inout LabelEditor, Int) -> Void) {
        guard editing?.labelEditor != nil else { return }
        let page = LabelEditor.tableHeight(inside: layout.inside(.editor).size)
        editingState.editing?.modifyLabels { change(&$0, page) }
        noteDraft()
    }

    // MARK: Saving

    mutating func save() {
        guard let editing else { return }
        if let call = activity(of: editing.integration), call.isWrite {
            guard dropOutdatedSave() else {
                if isSavingEdited, retryNow() { return }
                notice = .plan(.held(.busy))
                return
            }
        }
        switch editing {
        case .field(let editor): save(editor)
        case .labels(let editor): save(editor)
        }
    }

    private mutating func save(_ editor: FieldEditor) {
        guard editor.isChanged || editor.warnings.contains(.empty) else {
            notice = .editing(.nothingToSave)
            return
        }
        if let problem = editor.problem {
            notice = .editing(.notSaved(problem: problem))
            return
        }
        planSave(of: editor.field, editor.valueToSend, editor.warnings)
    }

    private mutating func save(_ editor: LabelEditor) {
        guard editor.isChanged else {
            notice = .editing(.nothingToSave)
            return
        }
        if let (row, violation) = editor.validationError {
            editingState.editing?.modifyLabels {
                $0.select(row: row)
                $0.select(column: violation.column)
            }
            notice = .editing(.rowNotSaved(row, rule: violation.rule))
            return
        }
        planSave(of: editor.field, .array(editor.labels.map(\.json)), editor.warnings)
    }

    /// Sends one field of a plan.
    mutating func send(_ change: PlannedChange, _ relation: JournalEntry.Relation? = nil) {
        guard let field = change.field else { return }
        let id = change.integration
        // An undo has no draft: an existing one stays.
        persistence.sent(relation == nil ? change.draft : nil, of: draftKey(id, field))
        let number = send(.update(id, IntegrationPatch(field, change.value)), relation)
        setStatus(.saving(number), of: id, field)
    }

    /// Sets the save status of a field's editor, if it is open.
    mutating func setStatus(_ status: SaveStatus, of id: IntegrationID, _ field: EditableField) {
        if editingState.isEditing(id, field) { editingState.editing?.setStatus(status) }
    }
}
