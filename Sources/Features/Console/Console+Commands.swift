import OnCall
import Planning
import StateMachine
import TerminalCore
import TextEditing

extension Console {
    /// Carries out what a key asked for. Whether it may is `disabledReason`'s business.
    mutating func perform(_ command: Command) {
        if dialog != nil, performInDialog(command) { return }
        if place == .commandLine, performInCommandLine(command) { return }
        switch command {
        case .moveDown, .moveUp, .moveToTop, .moveToBottom, .halfPageDown, .halfPageUp, .pageDown, .pageUp:
            move(command)
        case .focusNext: focusNext(1)
        case .focusPrevious: focusNext(-1)
        case .focus(let pane): focus(pane)
        case .zoomIn: isZoomed = true
        case .zoomOut: isZoomed = false
        case .help: openHelp()
        case .back: back()
        case .escape: escape()
        case .cancel: cancel()
        case .redraw: run(.terminal(.redraw))
        case .suspend: run(.terminal(.suspend))
        case .refreshAll: refreshAll()
        case .refreshOne:
            // First what waits for it, and what is not known.
            let isAwaited = retryWords != nil
            retryNow()
            if !lookAgain(), !isAwaited, let id = selectedID { send(.fetch(id)) }
        // They may be pasted into a shell, where a line break of the server's would be an order.
        case .copyID: copy(selected.map { HarmlessText($0.id.rawValue).plain }, called: "id")
        case .copyLink:
            copy(selected?.link.value.map { HarmlessText($0).plain }, called: "link, with its secret,")
        case .revealLink: detail.revealed = detail.revealed == selectedID ? nil : selectedID
        case .filter:
            focus(.list)
            list.isFiltering = true
        case .acceptFilter: list.isFiltering = false
        case .open: open()
        case .startMaintenance: openMaintenanceDialog()
        case .stopMaintenance: askToStopMaintenance()
        case .create: openCreationDialog()
        case .delete: if let id = selectedID { dialog = .deletion(DeletionDialog(integration: id)) }
        case .resetToDefault: planReset()
        case .dropDraft: askToDropDraft()
        case .save: save()
        case .saveIntegration: planAll(of: selectedID)
        case .saveAll: planAll()
        case .undoSaved: undoSaved()
        case .redoSaved: redoSaved()
        case .history: openHistory(of: selectedID)
        case .historyOfAll: openHistory(of: nil)
        case .listDrafts: openDrafts()
        case .requestLog: openRequestLog()
        case .commandLine: commandLine = CommandLine(contexts: setup.contexts)
        case .listContexts: listContexts()
        case .goToContext(let name): goToContext(name)
        case .quit:
            focus(.list)
            back()
        case .edit(let edit): apply(edit)
        case .addRow, .removeRow, .moveRowUp, .moveRowDown, .nextCell, .previousCell, .editCell, .undoRows:
            changeLabels(command)
        case .studio(let command): perform(command)
        case .confirm, .nextField, .previousField, .nextChoice, .previousChoice, .copyDraft, .pickMine, .pickTheirs,
            .editOn, .consent, .lookAgain, .acceptCommand, .completeCommand, .earlierCommand, .laterCommand, .copyCurl:
            break
        }
    }

    static let readOnlyReason = "this console is read-only: nothing can be changed"

    /// Why a command can't be carried out now; nil where it can.
    package func disabledReason(_ command: Command) -> String? {
        switch command {
        case .refreshOne where !doubts.isEmpty || retryWords != nil: break
        case .refreshOne, .copyID, .delete, .resetToDefault, .startMaintenance, .stopMaintenance, .copyLink,
            .revealLink, .open, .history, .undoSaved, .redoSaved, .saveIntegration:
            if selected == nil, dialog == nil { return "no integration is selected" }
        default: break
        }
        switch command {
        case .save, .startMaintenance, .stopMaintenance, .create, .delete, .resetToDefault, .saveIntegration, .saveAll,
            .undoSaved, .redoSaved:
            if setup.isReadOnly { return Console.readOnlyReason }
        default: break
        }
        if dialog == nil, let reason = recalledReason(command) ?? contextReason(command) { return reason }
        switch command {
        case .startMaintenance, .stopMaintenance, .delete, .undoSaved, .redoSaved:
            if let id = selectedID, let call = activity(of: id), call.isWrite {
                return "a request for this integration is running; Ctrl-C cancels it"
            }
            // What is taken back is looked at anyway, in its plan.
            if command != .undoSaved, command != .redoSaved, let doubt = doubt(about: selectedID) {
                return "it is not known yet \(doubt.question): r looks again"
            }
        default: break
        }
        switch command {
        case .startMaintenance where selected?.maintenance != nil:
            return "maintenance is on already; M stops it, then it can start anew"
        case .stopMaintenance where selected?.maintenance == nil:
            return "this integration is not in maintenance"
        case .copyLink where selected?.link.value == nil, .revealLink where selected?.link.value == nil:
            return "this integration has no link"
        case .focus(.editor) where editing == nil:
            return "nothing is being edited: press Enter on a field of the detail"
        case .resetToDefault: return resetReason
        case .confirm, .pickMine, .pickTheirs, .editOn, .consent, .lookAgain, .nextField, .previousField:
            return planReason(command)
        case .dropDraft where dialog == nil:
            guard let id = selectedID, let field = detail.field, draft(id, field) != nil else {
                return "there is no draft here"
            }
            if let call = activity(of: id), call.isWrite { return "a request for this integration is running" }
            return nil
        case .open where focus == .detail && dialog == nil: return openReason
        case .studio(let command): return disabledReason(command)
        case .addRow, .removeRow, .moveRowUp, .moveRowDown, .editCell:
            return setup.isReadOnly ? Console.readOnlyReason : nil
        case .edit(let edit)
        where focus == .editor && studio?.find == nil && dialog == nil && setup.isReadOnly && edit.changesText:
            return Console.readOnlyReason
        default: return nil
        }
    }

    private var resetReason: String? {
        guard let (id, slot) = slotAtHand else { return "only a template has a default: go to one" }
        if let call = activity(of: id), call.isWrite { return "a request for this integration is running" }
        if directory.integration(id)?.templates[slot].isNull ?? false, draft(id, .template(slot)) == nil {
            return "this template is the server's default already"
        }
        return nil
    }

    private var openReason: String? {
        switch detail.selected {
        case .field(.team): return "the team is changed in Grafana, not here"
        case .field, .link, .maintenance, .id: return nil
        case .type: return "the type can't change after creation"
        case .inboundEmail, .defaultRoute, .foreign, .heading: return "this can't be edited here"
        }
    }

    /// The template that the keyboard is at: in the editor, or under the cursor of the detail.
    var slotAtHand: (IntegrationID, TemplateSlot)? {
        if focus == .editor, case .field(let editor) = editing, case .template(let slot) = editor.field {
            return (editor.integration, slot)
        }
        if focus == .detail, let id = selectedID, case .template(let slot) = detail.field { return (id, slot) }
        return nil
    }

    // MARK: Moving

    private mutating func move(_ command: Command) {
        switch place {
        case .list, .filter: moveInList(command)
        case .side: scrollSide(command)
        case .labelEditor, .labelCell: changeLabels(command)
        default:
            guard let selected else { return }
            detail.move(command, rows: DetailRow.rows(of: selected), page: layout.inside(.detail).height)
            if command == .moveToTop { detail.scrollToTop() }
        }
    }

    private mutating func moveInList(_ command: Command) {
        let before = list.selected
        list.move(command, page: listHeight)
        if list.selected != before { detail.revealed = nil }
    }

    mutating func selectListRow(_ row: Int) {
        if list.rows[row] != list.selected { detail.revealed = nil }
        list.select(row: row)
    }

    mutating func focus(_ pane: Pane) {
        if pane.isOfStudio, editing == nil {
            // The third pane shows what the detail points at; the keyboard stays with the detail.
            focus = .detail
        } else {
            focus = pane
        }
        if pane != .list { list.isFiltering = false }
    }

    private mutating func focusNext(_ step: Int) {
        let panes: [Pane] = editing == nil ? [.list, .detail] : [.list, .detail, .editor]
        let here = panes.firstIndex(of: focus) ?? 0
        focus(panes[(here + step + panes.count) % panes.count])
    }

    // MARK: Leaving

    private mutating func back() {
        switch focus {
        case .editor: leaveEditor()
        case .side, .payload: focus = .editor
        case .detail: focus = .list
        case .list:
            var lines: [String] = []
            if drafts.count > 0 {
                let count = drafts.count == 1 ? "1 draft is" : "\(drafts.count) drafts are"
                lines += [
                    "\(count) not on the server. Kept in", setup.draftsFolder,
                    "and here again when the console is next started.",
                ]
            }
            if requests.values.contains(where: \.call.isWrite) {
                lines.append("A change is under way: nobody would see whether it was made.")
            }
            lines += doubtLines
            if lines.isEmpty {
                end()
            } else {
                dialog = .question(Question(subject: .quit, title: "Quit?", lines: lines))
            }
        }
    }

    private mutating func escape() {
        if place == .labelCell { return changeLabels(.escape) }
        // Whoever types a filter means the filter, and not a word of failure: letters would go on into it.
        if place == .filter {
            clearFilter()
        } else if notice != nil {
            notice = nil
        } else if focus == .list, showsFilter {
            clearFilter()
        } else if focus == .detail {
            focus = .list
        }
    }

    private mutating func clearFilter() {
        list.isFiltering = false
        list.filterText = EditableText("", singleLine: true)
        updateList()
    }

    /// `Ctrl-C`: ends a dialog or what runs, and says so; it never ends the program.
    private mutating func cancel() {
        // What the help was called from is what is to end.
        if case .help = dialog, let under = underHelp { (dialog, underHelp) = (under, nil) }
        if dialog != nil, !isDialogBusy {
            if case .creation(let open) = dialog { closeCreation(open) }
            if case .payload(let open) = dialog { closePayloadDialog(open) }
            let isOfNoChange = !(plan?.hasSent ?? false)
            closePlan()
            underHelp = nil
            dialog = nil
            notice = Notice(.info, isOfNoChange ? "closed; nothing was changed" : "closed")
            return
        }
        if stopConnecting() { return }
        guard !requests.isEmpty else {
            if place == .editor || place == .completion || place == .payload { return apply(.copy) }
            notice = Notice(.info, "nothing is running; q leaves, Ctrl-Z suspends")
            return
        }
        // Writes last: what became of them is what the notice is to tell.
        let requests = requests.sorted {
            $0.value.call.isWrite == $1.value.call.isWrite ? $0.key < $1.key : $1.value.call.isWrite
        }
        stopPlan()
        for (number, request) in requests {
            outbox.append(.cancel(Console.effect(number, request.call)))
            // What waits was not sent: it ends with what it failed with.
            let cancelled = ServiceError(.cancelled, mayHaveBeenApplied: request.call.isWrite)
            failed(number, request.wait?.error ?? cancelled)
        }
    }

    mutating func copy(_ text: String?, called name: String) {
        guard let text else { return }
        clipboard = text
        run(.terminal(.copy(text)))
        notice = Notice(.done, "the \(name) is in the clipboard, if the terminal lets programs in there")
    }

    // MARK: Text

    private mutating func apply(_ edit: TextEdit) {
        var taken: String?
        let clipboard = clipboard
        if place == .payload {
            editPayload { taken = $0.apply(edit, clipboard: clipboard, in: $1) }
        } else if place == .editor || place == .completion, case .field(var editor) = editing {
            // A line break has no place in a name: Enter is "done" there.
            if editor.isSingleLine, edit == .newline {
                // Orders wait until they can be seen.
                if !isTooSmall { save() }
                return
            }
            if editor.isSingleLine, edit == .indent || edit == .outdent {
                notice = Notice(.info, "Enter saves, Esc leaves")
                return
            }
            taken = editor.apply(edit, clipboard: clipboard, in: layout.inside(.editor).size)
            editing = .field(editor)
            noteDraft()
            followCompletion(typed: edit == .deleteBackward ? "" : nil)
        } else {
            editText { taken = edit.apply(to: &$0, clipboard: clipboard) }
        }
        if let taken, !taken.isEmpty {
            self.clipboard = taken
            run(.terminal(.copy(taken)))
            if edit == .copy { notice = Notice(.done, "copied") }
        }
    }
}

extension TextEdit {
    /// Whether it can change the text, and not only the cursor.
    var changesText: Bool {
        switch self {
        case .move, .select, .selectAll, .copy: false
        default: true
        }
    }
}
