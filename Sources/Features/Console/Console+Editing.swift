import FoundationEssentials
import JSON
import OnCall
import Planning
import TerminalCore
import TextEditing

extension Console {
    // MARK: Opening

    /// Enter: from the list to the detail, from the detail to what is under its cursor.
    mutating func open() {
        guard focus == .detail, let selected else {
            focus(.detail)
            return
        }
        switch detail.selected {
        case .field(.labels), .field(.dynamicLabels): openLabels(selected)
        case .field(.team): break
        case .field(let field): openField(field, of: selected)
        case .link: perform(.revealLink)
        case .id: perform(.copyID)
        case .maintenance:
            let command: Command = selected.maintenance == nil ? .startMaintenance : .stopMaintenance
            if let reason = disabledReason(command) { notice = Notice(.info, reason) } else { perform(command) }
        case .heading, .type, .inboundEmail, .defaultRoute, .foreign: break
        }
    }

    private mutating func openField(_ field: EditableField, of integration: Integration) {
        if case .field(let open) = editing, open.integration == integration.id, open.field == field {
            focus = .editor
            return
        }
        guard canEdit() else { return }
        let draft = draft(integration.id, field)
        editing = .field(
            FieldEditor(integration.id, field, base: integration.value(of: field), draft: draft?.value.string))
        focus = .editor
        if let draft { notice = welcome(draft) }
    }

    private mutating func openLabels(_ integration: Integration) {
        guard directory.offersLabels(integration) else {
            notice = Notice(.info, "this server offers no labels")
            return
        }
        let kind: LabelRules.Kind = detail.field == .labels ? .plain : .dynamic
        if case .labels(let open) = editing, open.integration == integration.id, open.kind == kind {
            focus = .editor
            return
        }
        guard canEdit() else { return }
        let field: EditableField = kind == .plain ? .labels : .dynamicLabels
        let draft = draft(integration.id, field)
        editing = .labels(
            LabelEditor(
                integration.id, kind: kind, base: kind == .plain ? integration.labels : integration.dynamicLabels,
                value: draft?.value.array?.compactMap(Label.init)))
        focus = .editor
        if let draft { notice = welcome(draft) }
    }

    /// What is typed before the drafts are read would take the place of one that lies on disk.
    private mutating func canEdit() -> Bool {
        if !areDraftsLoaded { notice = Notice(.info, "your drafts are still being read") }
        return areDraftsLoaded
    }

    mutating func leaveEditor() {
        if let (id, field) = edited, draft(id, field) != nil {
            notice = Notice(.info, "kept as a draft (✎), not on the server; Enter opens it again, X drops it")
        }
        editing = nil
        focus = .detail
    }

    /// What the third pane edits.
    var edited: (IntegrationID, EditableField)? {
        switch editing {
        case .field(let editor): (editor.integration, editor.field)
        case .labels(let editor): (editor.integration, editor.field)
        case nil: nil
        }
    }

    // MARK: Drafts

    /// Keeps what is in the editor as a draft, or drops the draft where nothing is changed any more.
    mutating func noteDraft() {
        switch editing {
        case .field(let editor):
            note(
                editor.isChanged ? .string(editor.text.text) : nil, for: editor.integration, editor.field,
                base: editor.base)
        case .labels(let editor):
            if notice?.subject == .row, editor.hindrance == nil { notice = nil }
            let labels = JSONValue.array(editor.labels.map(\.json))
            note(
                editor.isChanged ? labels : nil, for: editor.integration, editor.field,
                base: editor.base.map { .array($0.map(\.json)) })
        case nil: break
        }
    }

    private mutating func note(
        _ value: JSONValue?, for id: IntegrationID, _ field: EditableField, base: Field<JSONValue>
    ) {
        let key = draftKey(id, field)
        guard let value else {
            drafts.remove(key)
            return
        }
        if drafts[key]?.value == value { return }
        let name = directory.integration(id)?.displayName ?? id.rawValue
        drafts.put(
            Draft(key: key, integrationName: name, base: drafts[key]?.base ?? base, value: value, changedAt: now))
    }

    mutating func changeLabels(_ command: Command) {
        guard case .labels(var editor) = editing else { return }
        editor.perform(command, page: LabelEditor.tableHeight(inside: layout.inside(.editor).size))
        editing = .labels(editor)
        noteDraft()
    }

    // MARK: Saving

    mutating func save() {
        guard let (id, _) = edited else { return }
        if let call = activity(of: id), call.isWrite {
            guard giveUpOutdatedSave() else {
                if isSavingEdited, retryNow() { return }
                notice = Notice(
                    .info, "a request for this integration is running; your text is kept, save again after it")
                return
            }
        }
        switch editing {
        case .field(let editor): save(editor)
        case .labels(let editor): save(editor)
        case nil: break
        }
    }

    private mutating func save(_ editor: FieldEditor) {
        guard editor.isChanged || editor.warnings.contains(.empty) else {
            notice = Notice(.info, "nothing is changed: there is nothing to save")
            return
        }
        if let problem = editor.problem {
            notice = Notice(.failure, "not saved: \(problem). Your text is kept as a draft")
            return
        }
        planSave(of: editor.field, editor.valueToSend, editor.warnings)
    }

    private mutating func save(_ editor: LabelEditor) {
        guard editor.isChanged else {
            notice = Notice(.info, "nothing is changed: there is nothing to save")
            return
        }
        if let (row, violation) = editor.hindrance {
            var editor = editor
            editor.select(row: row)
            editor.select(column: violation.column)
            editing = .labels(editor)
            notice = Notice(
                .failure, "not saved: row \(row + 1): \(violation.rule). Your rows are kept as a draft",
                about: .row)
            return
        }
        planSave(of: editor.field, .array(editor.labels.map(\.json)), [])
    }

    /// Sends the field of a plan, and only that.
    @discardableResult
    mutating func send(_ change: PlannedChange, _ relation: JournalEntry.Relation? = nil) -> RequestNumber {
        let (id, field) = (change.integration, change.field)
        // What is undone is no draft: one that there is stays.
        sentDrafts[draftKey(id, field)] = relation == nil ? change.draft : nil
        let number = send(.update(id, IntegrationPatch(field, change.value)), relation)
        setStatus(.saving(number), of: id, field)
        return number
    }

    /// Tells the editor of a field, if it is open, how its saving goes.
    mutating func setStatus(_ status: SaveStatus, of id: IntegrationID, _ field: EditableField) {
        switch editing {
        case .field(var editor) where editor.integration == id && editor.field == field:
            editor.status = status
            editing = .field(editor)
        case .labels(var editor) where editor.integration == id && editor.field == field:
            editor.status = status
            editing = .labels(editor)
        default: break
        }
    }
}
