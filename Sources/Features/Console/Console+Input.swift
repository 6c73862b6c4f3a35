import OnCall
import TerminalCore
import TextEditing

extension Console {
    mutating func handle(_ event: InputEvent) {
        switch event {
        case .key(let key): handle(key)
        case .paste(let text): paste(text)
        case .mouse(let event): handle(event)
        case .focus(let isWatched): watched(isWatched)
        }
    }

    private mutating func handle(_ key: Key) {
        if isTooSmall, !worksUnseen(key) { return }
        if let notice, notice.level != .failure { self.notice = nil }
        let place = place
        if let binding = KeyTable.binding(for: key, in: place) {
            if let reason = disabledReason(binding.command) {
                notice = Notice(.info, "\(key.name): \(reason)")
            } else {
                perform(binding.command)
            }
        } else if place.takesText, case .character(let character) = key.code,
            key.modifiers.isSubset(of: .shift)
        {
            let isTemplate = place == .editor || place == .completion
            typed { $0.insert(String(character)) }
            if isTemplate { followCompletion(typed: String(character)) }
        } else {
            notice = Notice(.info, unboundReason(key))
        }
    }

    /// Whether a key does its work on a screen that is too small to show it: typing does, for no letter must be lost while a window is
    /// dragged; orders don't.
    private func worksUnseen(_ key: Key) -> Bool {
        switch KeyTable.binding(for: key, in: place)?.command {
        case nil: place.takesText
        case .edit, .suspend, .redraw: true
        default: false
        }
    }

    /// A key that does nothing says so, and what would.
    private func unboundReason(_ key: Key) -> String {
        switch place {
        case .list where KeyTable.binding(for: key, in: .detail) != nil:
            "\(key.name) works in the detail: press 2 first"
        case .question: "y is yes; n, Esc or Enter is no"
        case .help: "q closes the help"
        case .plan: "\(disabledReason(.confirm) ?? "Enter sends what is shown"); Esc goes back, F1 shows the keys"
        default: "\(key.name) does nothing here; F1 shows the keys"
        }
    }

    private mutating func paste(_ text: String) {
        if place == .labelEditor, disabledReason(.editCell) == nil { perform(.editCell) }
        guard place.takesText else {
            notice = Notice(.info, "nothing here takes text: the paste was not used")
            return
        }
        typed { $0.paste(text) }
    }

    /// Text from the keyboard or a paste; in a read-only console it goes into filters and dialogs only.
    private mutating func typed(_ change: (inout EditableText) -> Void) {
        guard !setup.isReadOnly || (place != .editor && place != .completion && place != .labelCell) else {
            notice = Notice(.info, Console.readOnlyReason)
            return
        }
        editText(change)
    }

    // MARK: Mouse

    private mutating func handle(_ event: MouseEvent) {
        guard dialog == nil else {
            scrollDialog(event)
            return
        }
        let layout = layout
        guard let pane = layout.pane(at: event.position) else { return }
        let inside = layout.inside(pane)
        let line = event.position.y - inside.y
        switch event.kind {
        case .press:
            commandLine = nil
            focus(pane)
            if inside.contains(event.position) { click(pane, line: line, column: event.position.x - inside.x) }
        case .drag:
            let column = event.position.x - inside.x
            if pane == .editor, focus == .editor, case .field(var editor) = editing {
                editor.placeCursor(row: line, column: column, in: inside.size, extending: true)
                editing = .field(editor)
            } else if pane == .payload, focus == .payload {
                placePayloadCursor(row: line, column: column, extending: true)
            }
        case .wheelUp: scroll(pane, by: -3)
        case .wheelDown: scroll(pane, by: 3)
        case .release: break
        }
    }

    private mutating func scrollDialog(_ event: MouseEvent) {
        switch dialog {
        case .help, .plan, .history, .drafts, .requests: break
        default: return
        }
        let steps: Command? =
            switch event.kind {
            case .wheelDown: .moveDown
            case .wheelUp: .moveUp
            default: nil
            }
        guard let steps else { return }
        for _ in 0..<3 { _ = performInDialog(steps) }
    }

    private mutating func click(_ pane: Pane, line: Int, column: Int) {
        switch pane {
        case .list:
            // Above the rows: the headings of the columns, and the filter where there is one.
            let above = layout.inside(.list).height - listHeight
            guard line >= above else {
                if showsFilter, line == 0 { list.isFiltering = true }
                return
            }
            list.isFiltering = false
            let row = list.top + line - above
            if list.rows.indices.contains(row) { selectListRow(row) }
        case .detail:
            guard let selected else { return }
            let (rows, heights) = detailRows(selected)
            if let row = detail.row(atLine: line, rows: rows, heights: heights) { detail.select(row) }
        case .editor:
            switch editing {
            case .field(var editor):
                editor.placeCursor(row: line, column: column, in: layout.inside(.editor).size, extending: false)
                editing = .field(editor)
            case .labels(var editor):
                let size = layout.inside(.editor).size
                let row = editor.top + line - LabelEditor.linesAboveTable
                guard editor.rows.indices.contains(row) else { return }
                editor.select(row: row)
                editor.select(column: column < LabelEditor.valueColumn(inside: size) ? .key : .value)
                editing = .labels(editor)
            case nil: break
            }
        case .side: break
        case .payload:
            placePayloadCursor(row: line, column: column, extending: false)
        }
    }

    private mutating func placePayloadCursor(row: Int, column: Int, extending: Bool) {
        editPayload {
            $0.placeCursor(row: row - PayloadEditor.linesAboveText, column: column, in: $1, extending: extending)
        }
    }

    private mutating func scroll(_ pane: Pane, by lines: Int) {
        switch pane {
        case .list: list.scroll(by: lines, height: listHeight)
        case .detail:
            guard let selected else { return }
            let (rows, heights) = detailRows(selected)
            detail.scroll(by: lines, rows: rows, heights: heights, height: layout.inside(.detail).height)
        case .editor:
            switch editing {
            case .field(var editor):
                editor.scroll(by: lines, in: layout.inside(.editor).size)
                editing = .field(editor)
            case .labels(var editor):
                editor.select(row: editor.row + lines)
                editing = .labels(editor)
            case nil: break
            }
        case .side: for _ in 0..<abs(lines) { scrollSide(lines > 0 ? .moveDown : .moveUp) }
        case .payload:
            editPayload { $0.scroll(by: lines, in: $1) }
        }
    }

    // MARK: Texts

    /// Lets `change` work on the text that has the keyboard.
    mutating func editText(_ change: (inout EditableText) -> Void) {
        switch place {
        case .filter:
            change(&list.filterText)
            updateList()
        case .editor, .completion: editTemplate { change(&$0.text) }
        case .find, .goToLine:
            guard var find = studio?.find else { return }
            if find.part == .needle { change(&find.needle) } else { change(&find.replacement) }
            studio?.find = find
            findTyped()
        case .payload:
            editPayload { area, _ in change(&area.text) }
        case .payloadChoice:
            guard case .payload(var dialog) = dialog else { return }
            dialog.typed(change)
            self.dialog = .payload(dialog)
        case .labelCell:
            guard case .labels(var editor) = editing else { return }
            editor.editText(change)
            editing = .labels(editor)
            noteDraft()
        case .maintenance:
            guard case .maintenance(var dialog) = dialog else { return }
            change(&dialog.duration)
            self.dialog = .maintenance(dialog)
        case .deletion:
            guard case .deletion(var dialog) = dialog else { return }
            change(&dialog.typed)
            self.dialog = .deletion(dialog)
        case .creation:
            guard case .creation(var dialog) = dialog else { return }
            switch dialog.part {
            case .type:
                change(&dialog.typeText)
                dialog.typeIndex = 0
            case .name: change(&dialog.name)
            case .team, .origin: break
            }
            self.dialog = .creation(dialog)
        case .commandLine:
            guard var line = commandLine else { return }
            change(&line.text)
            commandLine = line
        case .list, .detail, .side, .labelEditor, .question, .help, .plan, .history, .drafts,
            .requests:
            break
        }
    }
}
