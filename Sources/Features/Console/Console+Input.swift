import OnCall
import TerminalCore
import TextEditing

extension Console {
    mutating func handle(_ event: InputEvent) {
        switch event {
        case .key(let key): handle(key)
        case .altOrEscape(let key): handleAfterEscape(key)
        case .paste(let text): paste(text)
        case .typed(let text):
            dropNotice()
            typed { $0.paste(text) }
        case .repeated(let key, let count): handle(key, count: count)
        case .mouse(let event): handle(event)
        case .focus(let hasFocus): focusChanged(hasFocus)
        }
    }

    private mutating func handle(_ key: Key) {
        if isTooSmall, !worksOnTinyScreen(key) { return }
        if overlays.top?.kind == .altKeys, !AltKeys.closing.contains(key) {
            overlays.remove(.altKeys)
            return handle(Key(key.code, key.modifiers.union(.alt)))
        }
        dropNotice()
        switch pressInOverlay(key) {
        case .performed: return
        case .disabled(let reason): return notify(reason, about: key)
        case .unbound, nil: break
        }
        let context = inputContext
        if let binding = KeyTable.binding(for: key, in: context) {
            if let reason = binding.disabledReason(self) {
                notify(reason, about: key)
            } else {
                perform(binding.command)
            }
        } else if context.takesText, case .character(let character) = key.code, key.modifiers.isSubset(of: .shift) {
            let isTemplate = context == .editor || context == .completion
            typed { $0.insert(String(character)) }
            if isTemplate { followCompletion(typed: String(character)) }
        } else if let latin = key.latin, isBound(latin) {
            handle(latin)
        } else {
            notice = .unbound(unbound(key))
        }
    }

    /// A key whose bytes followed an Escape: Alt and the key if that does something here, otherwise Escape and then the key.
    private mutating func handleAfterEscape(_ key: Key) {
        let alt = Key(key.code, key.modifiers.union(.alt))
        if isBound(alt) { return handle(alt) }
        handle(.escape)
        handle(key)
    }

    /// Whether a key does something, or says why it doesn't.
    private func isBound(_ key: Key) -> Bool {
        if let top = overlays.top, top.layer.binds(key) { return true }
        return KeyTable.binding(for: key, in: inputContext) != nil
    }

    // MARK: Repeated keys

    /// How often the first key comes, if it moves in the list: its rows are then looked up and drawn once.
    func repeatedKey(in events: ArraySlice<InputEvent>) -> (key: Key, count: Int)? {
        guard let first = events.first, case .key(let key) = first,
            UserKeys.$active.withValue(configuration.keys, operation: { motion(of: key) }) != nil
        else { return nil }
        return (key, events.prefix { $0 == first }.count)
    }

    /// How a key moves in the list; nil if it does something else.
    private func motion(of key: Key) -> ListMotion? {
        guard inputContext == .list || inputContext == .filter, !isTooSmall,
            let binding = KeyTable.binding(for: key, in: inputContext), case .move(let motion) = binding.command,
            binding.disabledReason(self) == nil
        else { return nil }
        return motion
    }

    private mutating func handle(_ key: Key, count: Int) {
        guard let motion = motion(of: key) else {
            for _ in 0..<count { handle(key) }
            return
        }
        handle(key)
        for _ in 1..<max(1, count) { moveInList(motion) }
    }

    /// Any key removes a notice that does not stay.
    private mutating func dropNotice() {
        if let notice, !notice.level.stays { self.notice = nil }
    }

    private mutating func notify(_ reason: DisabledReason, about key: Key) {
        notice = .disabled(key, reason)
    }

    /// Whether a key works on a screen that is too small: typing does, commands don't.
    private func worksOnTinyScreen(_ key: Key) -> Bool {
        let own = overlays.top.flatMap { type(of: $0.layer).worksOnTinyScreen(key) }
        return own ?? KeyTable.binding(for: key, in: inputContext)?.worksOnTinyScreen ?? inputContext.takesText
    }

    /// The message for a key without a binding.
    private func unbound(_ key: Key) -> UnboundKey {
        if let hint = overlays.top?.layer.unboundHint(surroundings) { return .inOverlay(hint) }
        let worksInDetail = inputContext == .list && KeyTable.binding(for: key, in: .detail) != nil
        return worksInDetail ? .worksInDetail(key) : .unknown(key)
    }

    private mutating func paste(_ text: String) {
        if inputContext == .labelEditor, readOnly == nil { perform(.labels(.editCell)) }
        guard inputContext.takesText else {
            notice = .pasteUnused
            return
        }
        typed { $0.paste(text) }
    }

    /// Text from the keyboard or a paste. In a read-only console only filters and overlays accept it.
    private mutating func typed(_ change: (inout EditableText) -> Void) {
        guard
            !isReadOnly
                || (inputContext != .editor && inputContext != .completion && inputContext != .labelCell)
        else {
            notice = .disabled(nil, .readOnly)
            return
        }
        editText(change)
    }

    // MARK: Mouse

    private mutating func handle(_ event: MouseEvent) {
        guard dialog == nil else {
            scrollOverlay(event)
            return
        }
        if moveBorder(event) { return }
        let layout = layout
        guard let pane = layout.pane(at: event.position) else { return }
        let inside = layout.inside(pane)
        let line = event.position.y - inside.y
        let column = event.position.x - inside.x
        switch event.kind {
        case .press:
            overlays.remove(.commandLine)
            focus(pane)
            if inside.contains(event.position) { click(pane, line: line, column: column) }
        case .drag:
            if pane == .editor, focus == .editor {
                editingState.editing?.placeCursor(row: line, column: column, in: inside.size, extending: true)
            } else if pane == .payload, focus == .payload {
                placePayloadCursor(row: line, column: column, extending: true)
            }
        case .wheelUp: scroll(pane, by: -3)
        case .wheelDown: scroll(pane, by: 3)
        case .release: break
        }
    }

    /// Moves the border that the mouse holds.
    /// - Returns: whether the event was about a border.
    private mutating func moveBorder(_ event: MouseEvent) -> Bool {
        switch event.kind {
        case .press:
            let border = layout.border(at: event.position)
            workspace.heldBorder = border.map { Workspace.HeldBorder(pane: $0, column: event.position.x) }
            return border != nil
        case .drag:
            guard var held = workspace.heldBorder else { return false }
            let before = layout.frame(of: held.pane)?.maxX
            workspace.borders[held.pane, default: 0] += event.position.x - held.column
            // Where there is no more room, the border waits for the mouse to come back.
            let moved = (layout.frame(of: held.pane)?.maxX ?? 0) - (before ?? 0)
            workspace.borders[held.pane, default: 0] -= event.position.x - held.column - moved
            held.column += moved
            workspace.heldBorder = held
            return true
        case .release:
            defer { workspace.heldBorder = nil }
            return workspace.heldBorder != nil
        case .wheelUp, .wheelDown: return false
        }
    }

    private mutating func scrollOverlay(_ event: MouseEvent) {
        let motion: ListMotion? =
            switch event.kind {
            case .wheelDown: .down
            case .wheelUp: .up
            default: nil
            }
        guard let motion else { return }
        let surroundings = surroundings
        for _ in 0..<3 { overlays.move(motion, surroundings) }
    }

    private mutating func click(_ pane: Pane, line: Int, column: Int) {
        switch pane {
        case .list:
            // Above the rows are the column headings and, if shown, the filter.
            let above = layout.inside(.list).height - listHeight
            guard line >= above else {
                if showsFilter, line == 0 { workspace.list.isFiltering = true }
                return
            }
            workspace.list.isFiltering = false
            let row = list.top + line - above
            if list.rows.indices.contains(row) { selectListRow(row) }
        case .detail:
            guard let selected else { return }
            let (rows, heights, _) = detailRows(selected)
            if let row = workspace.detail.row(atLine: line, rows: rows, heights: heights) {
                workspace.detail.select(row)
            }
        case .editor:
            let size = layout.inside(.editor).size
            editingState.editing?.placeCursor(row: line, column: column, in: size, extending: false)
        case .side: break
        case .payload: placePayloadCursor(row: line, column: column, extending: false)
        }
    }

    private mutating func placePayloadCursor(row: Int, column: Int, extending: Bool) {
        editPayload {
            $0.placeCursor(row: row - PayloadEditor.linesAboveText, column: column, in: $1, extending: extending)
        }
    }

    private mutating func scroll(_ pane: Pane, by lines: Int) {
        switch pane {
        case .list: workspace.list.scroll(by: lines, height: listHeight)
        case .detail:
            guard let selected else { return }
            let (rows, heights, _) = detailRows(selected)
            workspace.detail.scroll(by: lines, rows: rows, heights: heights, height: layout.inside(.detail).height)
        case .editor:
            let size = layout.inside(.editor).size
            editingState.editing?.scroll(by: lines, in: size)
        case .side: for _ in 0..<abs(lines) { scrollSide(lines > 0 ? .down : .up) }
        case .payload: editPayload { $0.scroll(by: lines, in: $1) }
        }
    }

    // MARK: Texts

    /// Applies `change` to the text that has the keyboard.
    mutating func editText(_ change: (inout EditableText) -> Void) {
        switch inputContext {
        case .filter:
            change(&workspace.list.filterText)
            updateList()
        case .detailFind:
            guard var find = workspace.detail.find else { return }
            change(&find)
            setDetailFind(find)
        case .editor, .completion: editTemplate { change(&$0.text) }
        case .find, .goToLine:
            guard var find = studio?.find else { return }
            if find.part == .needle { change(&find.needle) } else { change(&find.replacement) }
            editingState.studio?.find = find
            searchTextChanged()
        case .payload: editPayload { area, _ in change(&area.text) }
        case .labelCell: changeLabels { editor, _ in editor.editText(change) }
        case .overlay(let kind): carryOut(overlays.edit(change), from: kind)
        case .list, .detail, .side, .labelEditor: break
        }
    }
}
