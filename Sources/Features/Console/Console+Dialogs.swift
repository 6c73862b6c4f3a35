import OnCall
import Planning
import TerminalCore
import TextEditing

extension Console {
    /// Lines of the help on the screen.
    package var helpHeight: Int { max(1, size.height - 6) }

    /// Whether the open dialog waits for an answer of the server.
    var isDialogBusy: Bool {
        switch dialog {
        case .creation(let dialog): dialog.request != nil || isCreationLookedAt
        case .plan: plan?.isSending ?? false
        default: false
        }
    }

    // MARK: Opening

    mutating func openHelp() {
        let help = HelpView(place: place)
        switch dialog {
        // What comes of a creation that is under way is told by a message as well.
        case .creation where isDialogBusy: underHelp = nil
        case .help: break
        default: underHelp = dialog
        }
        dialog = .help(help)
    }

    mutating func openMaintenanceDialog() {
        guard let id = selectedID else { return }
        dialog = .maintenance(MaintenanceDialog(id, modes: directory.assumedDialect.maintenanceModes))
    }

    mutating func openCreationDialog() {
        dialog = .creation(
            abandonedCreation
                ?? CreationDialog(
                    types: directory.assumedDialect.creatableTypes, teams: directory.teams, deleted: journal.deleted))
        abandonedCreation = nil
    }

    /// Closes the dialog; a name that was typed is there again when it is next opened.
    mutating func closeCreation(_ open: CreationDialog) {
        abandonedCreation = open.name.isEmpty ? nil : open
        dialog = nil
    }

    mutating func askToStopMaintenance() {
        guard let selected, let window = selected.maintenance else { return }
        var lines = ["\(selected.displayName)", "Alerts are handled as usual from then on."]
        if window.mode == .groupAlerts || window.mode == .maintenance {
            lines.append("The alert group that collected them is resolved.")
        }
        dialog = .question(
            Question(subject: .stopMaintenance(selected.id), title: "Stop maintenance now?", lines: lines))
    }

    mutating func askToDropDraft() {
        guard let id = selectedID, let field = detail.field else { return }
        dialog = .question(
            Question(
                subject: .dropDraft(id, field), title: "Drop the draft?",
                lines: [
                    "\(field.title) of \(directory.integration(id)?.displayName ?? id.rawValue)",
                    "Your text is thrown away; nothing changes on the server.",
                ]))
    }

    // MARK: Keys

    /// - Returns: whether the dialog knew what to do with it.
    mutating func performInDialog(_ command: Command) -> Bool {
        switch dialog {
        case .maintenance(let dialog): return perform(command, in: dialog)
        case .question(let question): return perform(command, in: question)
        case .deletion(let dialog): return perform(command, in: dialog)
        case .creation(let dialog): return perform(command, in: dialog)
        case .payload(let dialog): return perform(command, in: dialog)
        case .help(var help):
            switch command {
            case .back, .escape, .help:
                dialog = underHelp
                underHelp = nil
            case .moveDown, .moveUp, .moveToTop, .moveToBottom, .halfPageDown, .halfPageUp, .pageDown, .pageUp:
                help.move(command, height: helpHeight)
                dialog = .help(help)
            default: return false
            }
            return true
        case .plan(let plan): return perform(command, in: plan)
        case .history(let view): return perform(command, in: view)
        case .drafts(let view): return perform(command, in: view)
        case .requests(let view): return perform(command, in: view)
        case nil: return false
        }
    }

    private mutating func perform(_ command: Command, in dialog: MaintenanceDialog) -> Bool {
        var dialog = dialog
        switch command {
        case .back:
            self.dialog = nil
            return true
        case .confirm:
            switch dialog.seconds(setup.clock, now) {
            case .success(let seconds):
                self.dialog = nil
                send(.startMaintenance(dialog.integration, dialog.mode, seconds: seconds))
            // The dialog says it too, so this may go with the next key: a message that stays would outlive the mistake.
            case .failure(let problem): notice = Notice(.info, "not started: \(problem.message)")
            }
            return true
        case .nextChoice: dialog.chooseMode(by: 1)
        case .previousChoice: dialog.chooseMode(by: -1)
        case .nextField: dialog.choosePreset(by: 1)
        case .previousField: dialog.choosePreset(by: -1)
        default: return false
        }
        self.dialog = .maintenance(dialog)
        return true
    }

    private mutating func perform(_ command: Command, in question: Question) -> Bool {
        switch command {
        case .back:
            dialog = nil
            if case .dropListedDraft(let view, _) = question.subject { dialog = .drafts(view) }
        case .confirm:
            dialog = nil
            answerYes(question.subject)
        default: return false
        }
        return true
    }

    private mutating func answerYes(_ subject: Question.Subject) {
        switch subject {
        case .stopMaintenance(let id): send(.stopMaintenance(id))
        case .dropDraft(let id, let field):
            if let edited, edited == (id, field) { editing = nil }
            drop(draftKey(id, field))
            updateList()
            notice = Notice(.done, "the draft is dropped; Ctrl-V in an editor has its text")
        case .dropListedDraft(let view, let row): drop(row, view)
        case .quit: end()
        case .leave(let name): openContext(name)
        }
    }

    private mutating func perform(_ command: Command, in dialog: DeletionDialog) -> Bool {
        switch command {
        case .back: self.dialog = nil
        case .confirm:
            guard dialog.isConfirmed else {
                notice = Notice(.info, "type \(DeletionDialog.word) to delete, Esc to keep")
                return true
            }
            self.dialog = nil
            send(.delete(dialog.integration))
        default: return false
        }
        return true
    }

    private mutating func perform(_ command: Command, in dialog: CreationDialog) -> Bool {
        var dialog = dialog
        switch command {
        case .back:
            if dialog.request != nil {
                self.dialog = nil
                notice = Notice(.info, "it is being created meanwhile, and will be told; Ctrl-C cancels")
            } else {
                closeCreation(dialog)
            }
            return true
        case .confirm:
            if let number = dialog.request {
                guard let request = requests[number], let error = request.wait?.error,
                    request.call != dialog.integration.map(Call.create)
                else {
                    retryNow()
                    return true
                }
                // What waits was not sent, and is not what is wanted any more.
                failed(number, error)
                notice = nil
                dialog.request = nil
            }
            // Never two: what may have been created is looked for first.
            if doubt(about: dialog.integration) != nil {
                lookAgain()
                return true
            }
            if let integration = dialog.integration {
                // One of which the dialog was left.
                guard !requests.values.contains(where: { $0.call == .create(integration) }) else {
                    dialog.failure = "it is being created already"
                    break
                }
                if lookBeforeCreating(integration) { return true }
                dialog.request = send(.create(integration))
                dialog.failure = nil
            } else {
                // The first Enter goes on to what is missing.
                if dialog.part == .type, dialog.type != nil {
                    dialog.part = .name
                } else {
                    dialog.failure = dialog.problem
                }
            }
        case .nextField: dialog.move(by: 1)
        case .previousField: dialog.move(by: -1)
        case .nextChoice: dialog.choose(by: 1)
        case .previousChoice: dialog.choose(by: -1)
        default: return false
        }
        self.dialog = .creation(dialog)
        return true
    }
}
