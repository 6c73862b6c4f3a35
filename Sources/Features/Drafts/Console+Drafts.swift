import JSON
package import OnCall
import Planning
import StateMachine
import TerminalCore
import TextEditing

extension Console {
    mutating func openDrafts() {
        dialog = .drafts(DraftsView())
        outbox.append(.run("drafts list", .loadAllDrafts))
    }

    /// The disk has told of all drafts.
    mutating func draftsListed(_ drafts: [Draft], kept: [KeptDraft], problems: [String]) {
        let others = drafts.filter { $0.key.server != setup.server }
        func learn(_ view: DraftsView) -> DraftsView {
            var view = view
            (view.others, view.kept) = (others, kept)
            return view
        }
        switch (dialog, underHelp) {
        case (.drafts(let view), _): dialog = .drafts(learn(view))
        case (.question(let question), _):
            guard case .dropListedDraft(let view, let row) = question.subject else { return }
            dialog = .question(
                Question(
                    subject: .dropListedDraft(learn(view), row), title: question.title, lines: question.lines))
        case (.help, .drafts(let view)): underHelp = .drafts(learn(view))
        default: return
        }
        if !problems.isEmpty { notice = Notice(.failure, problems.joined(separator: "; ")) }
    }

    mutating func perform(_ command: Command, in view: DraftsView) -> Bool {
        var view = view
        switch command {
        case .back: dialog = nil
        case .open: open(view)
        case .dropDraft: askToDrop(view)
        case .copyDraft:
            guard let row = view.row(self) else { break }
            copy(FieldText(.value(row.draft.value)).text, called: "draft's text")
        case .moveDown, .moveUp, .moveToTop, .moveToBottom, .halfPageDown, .halfPageUp, .pageDown, .pageUp:
            let height = dialogSize.height
            let count = view.rows(self).count
            view.selected = command.selection(from: view.selected, height: height, count: count)
            view.top = Scrolling.top(
                showing: view.selected..<(view.selected + 1), from: view.top, height: height, count: count)
            dialog = .drafts(view)
        default: return false
        }
        return true
    }

    private mutating func open(_ view: DraftsView) {
        switch view.row(self) {
        case .here(let draft) where directory.integration(draft.key.integration) == nil:
            notice = Notice(.info, "this integration is not on the server; y copies the draft's text, X drops it")
        case .here(let draft):
            dialog = nil
            openEditor(of: draft.key.integration, draft.key.field)
        case .elsewhere(let draft):
            notice = Notice(.info, "this draft is for another server: \(way(to: draft.key.server))")
        case .kept(let kept):
            notice = Notice(.info, "another console wrote this; y copies its text. It is the file \(kept.path)")
        case nil: break
        }
    }

    /// How to start a console of another server.
    private func way(to server: String) -> String {
        if let context = setup.contextNames[server] {
            return (setup.contexts.contains(context) ? ":context " : "oncall-tui --context ") + context
        }
        return server.hasPrefix("demo:") ? "oncall-tui --demo" : "oncall-tui --url \(server)"
    }

    private mutating func askToDrop(_ view: DraftsView) {
        guard let row = view.row(self) else { return }
        switch row {
        case .here(let draft), .elsewhere(let draft):
            if let call = activity(of: draft.key.integration), call.isWrite, draft.key.server == setup.server {
                notice = Notice(.info, "a request for this integration is running")
                return
            }
            dialog = .question(
                Question(
                    subject: .dropListedDraft(view, row), title: "Drop the draft?",
                    lines: [
                        "\(draft.key.field.title) of \(draft.integrationName)",
                        "Your text is thrown away; nothing changes on the server.",
                    ]))
        case .kept(let kept): notice = Notice(.info, "this is the file \(kept.path); remove it where you don't need it")
        }
    }

    /// Throws a draft away. Its text stays at hand for pasting, as what was cut does.
    mutating func drop(_ key: Draft.Key) {
        if let text = drafts[key]?.value.string, !text.isEmpty { clipboard = text }
        drafts.remove(key)
    }

    /// The user wants a listed draft thrown away.
    mutating func drop(_ row: DraftsView.Row, _ view: DraftsView) {
        var view = view
        switch row {
        case .here(let draft):
            if let edited, edited == (draft.key.integration, draft.key.field) { editing = nil }
            drop(draft.key)
            updateList()
        case .elsewhere(let draft):
            view.others?.removeAll { $0.key == draft.key }
            lastNumber += 1
            run(.removeDraft(draft.key, revision: lastNumber))
        case .kept: break
        }
        view.selected = max(0, min(view.selected, view.rows(self).count - 1))
        dialog = .drafts(view)
        notice = Notice(.done, "the draft is dropped")
    }

    /// Opens the editor of a field, wherever the keyboard is.
    mutating func openEditor(of id: IntegrationID, _ field: EditableField) {
        if list.selected != id {
            // A filter would hide it.
            if !list.rows.contains(id) {
                list.filterText = EditableText("", singleLine: true)
                list.isFiltering = false
                updateList()
            }
            list.select(id)
        }
        detail.select(.field(field))
        focus(.detail)
        open()
    }

    /// Whether the server's value is no longer the one that a draft was begun on; nil where that is not known.
    package func isBaseChanged(_ draft: Draft) -> Bool? {
        guard draft.key.server == setup.server, let known = directory.integration(draft.key.integration),
            !directory.isRecalled(known.id)
        else { return nil }
        let theirs = known.value(of: draft.key.field)
        guard !theirs.isAbsent, !draft.base.isAbsent else { return nil }
        return !theirs.isSame(as: draft.base)
    }

    /// What is said when a draft is opened.
    func welcome(_ draft: Draft) -> Notice {
        isBaseChanged(draft) ?? false
            ? Notice(.info, "the server's text has changed since this draft was begun; Ctrl-S shows all three")
            : Notice(.info, "this is your draft; the server does not have it yet")
    }
}
