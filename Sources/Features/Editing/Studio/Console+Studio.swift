import FoundationEssentials
import JSON
import Jinja
import JinjaEditing
import OnCall
import OnCallTemplates
import StateMachine
import TerminalCore
import TextEditing

extension Console {
    /// The template that is being edited.
    var templateEditor: FieldEditor? {
        guard let editor = editing?.fieldEditor, !editor.isSingleLine else { return nil }
        return editor
    }

    /// Applies `change` to the edited template.
    mutating func editTemplate(_ change: (inout FieldEditor) -> Void) {
        guard let before = editing?.fieldEditor?.text else { return }
        editingState.editing?.modifyField(change)
        guard let after = editing?.fieldEditor?.text, !after.hasSameText(as: before) else { return }
        let now = now
        editingState.studio?.typedAt = now
        noteDraft()
    }

    /// Applies `change` to the payload; it gets the size on the screen.
    mutating func editPayload(_ change: (inout TextArea, Size) -> Void) {
        guard let id = studio?.integration else { return }
        let size = PayloadEditor.textSize(inside: layout.inside(.payload).size)
        guard var payload = payloads[id] else { return }
        change(&payload.area, size)
        editingState.payloads[id] = payload
    }

    mutating func perform(_ command: StudioCommand) {
        switch command {
        case .template: focus(.editor)
        case .result: show(.side, .result)
        case .allTemplates: show(.side, .allTemplates)
        case .cheatSheet: show(.side, .cheatSheet)
        case .payload: show(.payload, studio?.side ?? .result)
        case .choosePayload: choosePayload()
        case .complete: complete(isAsked: true)
        case .acceptCompletion: acceptCompletion()
        case .nextCompletion: editingState.studio?.completion?.move(by: 1)
        case .previousCompletion: editingState.studio?.completion?.move(by: -1)
        case .closeCompletion: editingState.studio?.completion = nil
        case .find: openFind(.text)
        case .goToLine: openFind(.line)
        case .findNext: findNext()
        case .findPrevious: find(forward: false)
        case .findField:
            guard let find = studio?.find, find.purpose == .text else { return }
            editingState.studio?.find?.part = find.part == .needle ? .replacement : .needle
        case .replaceAll: replaceAll()
        case .closeFind: editingState.studio?.find = nil
        case .toggleComment:
            var isDone = true
            editTemplate { isDone = $0.area.text.toggleComment(opening: "{#", closing: "#}") }
            if !isDone { notice = .studio(.notCommented) }
        case .editOutside: editOutside()
        case .rawText: editingState.studio?.isRaw.toggle()
        case .insertExample: insertExample()
        }
    }

    /// Goes to a pane beside the template; the same key returns.
    private mutating func show(_ pane: Pane, _ side: Studio.SideContent) {
        guard let studio else { return }
        if focus == pane, studio.side == side { return closeSide() }
        if studio.side != side { editingState.studio?.top = 0 }
        editingState.studio?.side = side
        editingState.studio?.beside = pane
        focus(pane)
    }

    /// Goes back to the template, with its result beside it.
    private mutating func closeSide() {
        if studio?.side != .result { editingState.studio?.top = 0 }
        editingState.studio?.side = .result
        editingState.studio?.beside = .side
        focus(.editor)
    }

    /// Inserts the selected example of the cheat sheet at the cursor. A result has none: back to the template.
    private mutating func insertExample() {
        if let studio, studio.side == .cheatSheet {
            let examples = CheatSheet.sections.flatMap(\.examples)
            guard examples.indices.contains(studio.example) else { return }
            editTemplate { $0.text.paste(examples[studio.example].template) }
        }
        closeSide()
    }

    /// Selects another example of the cheat sheet, and scrolls to it.
    private mutating func moveExample(_ motion: ListMotion, _ studio: Studio) {
        let count = CheatSheet.sections.reduce(0) { $0 + $1.examples.count }
        let example = motion.selection(from: studio.example, count: count, page: 5)
        editingState.studio?.example = example
        let inside = layout.inside(.side).size
        let lines = sideLines(width: inside.width - 2)
        guard let first = lines.firstIndex(where: { $0.example == example }),
            let last = lines.lastIndex(where: { $0.example == example })
        else { return }
        // The heading of its section is shown with the first.
        let start = first > 0 && lines[first - 1].isHeading ? first - 1 : first
        editingState.studio?.top = Scrolling.top(
            showing: max(start, last + 1 - inside.height)..<(last + 1), from: studio.top, height: inside.height,
            count: lines.count)
    }

    /// How long the fault at the cursor of a text that is being typed is not shown, in seconds.
    static let quietSeconds: TimeInterval = 0.6

    /// Whether what is wrong at the cursor is only unfinished: it is shown when the cursor leaves it or the typing pauses.
    private mutating func updateFaultQuiet(_ editor: FieldEditor) {
        let head = editor.text.selection.head
        let isAtCursor = editor.check?.faults.first.map { $0.range.start <= head && head <= $0.range.end } ?? false
        let isTyping = studio?.typedAt.map { now < $0.addingTimeInterval(Console.quietSeconds) } ?? false
        let isQuiet = focus == .editor && isAtCursor && isTyping
        editingState.studio?.isFaultQuiet = isQuiet
    }

    // MARK: Opening and following

    /// Opens and closes the studio with the template's editor.
    mutating func updateStudio() {
        guard let editor = templateEditor, case .template(let slot) = editor.field else {
            closeStudio()
            return
        }
        if studio?.integration != editor.integration || studio?.slot != slot {
            let (side, beside) = (studio?.side ?? .result, studio?.beside ?? .side)
            closeStudio()
            var opened = Studio(editor.integration, slot)
            (opened.side, opened.beside) = (side, beside)
            editingState.studio = opened
            recallPayload(of: editor.integration)
        }
        // A paste or the server may have changed the text under the list.
        if focus != .editor || !(studio?.completion?.text.hasSameText(as: editor.text) ?? true) {
            editingState.studio?.completion = nil
        }
        requestRendering(editor)
        updateFaultQuiet(editor)
        keepStudioVisible()
    }

    private mutating func closeStudio() {
        guard studio != nil else { return }
        outbox.append(.cancel(Console.rendering))
        editingState.studio = nil
        if focus == .side || focus == .payload { focus(.editor) }
    }

    static let rendering: EffectID = "render"

    /// Requests rendering if something that the result depends on has changed. It runs in the background, so that no key waits for it.
    private mutating func requestRendering(_ editor: FieldEditor) {
        guard let studio, let payload, let integration = directory.integration(studio.integration)
        else {
            return
        }
        let pieces = integration.templates.slots.map { slot in
            let isOpen = slot == studio.slot
            let draft = isOpen ? nil : draft(integration.id, .template(slot))?.value.string
            let open = editor.text.isEmpty && editor.base.isNull ? nil : editor.text.text
            return RenderRequest.Piece.stored(slot, isOpen ? open : draft ?? integration.templates[slot].value)
        }
        let wanted = studio.side == .allTemplates ? Set(pieces.map(\.slot)) : [studio.slot]
        let request = RenderRequest(
            number: (studio.request?.number ?? 0) + 1, integrationName: integration.displayName, payload: payload.value,
            payloadRevision: payload.revision, pieces: pieces, wanted: wanted)
        guard !request.isEquivalent(to: studio.request) else { return }
        editingState.studio?.request = request
        run(.render(request))
    }

    mutating func rendered(_ report: RenderReport) {
        editingState.labelPreview?.report = report
        guard report.number == studio?.request?.number else { return }
        editingState.studio?.report = report
        if let editor = templateEditor, !editor.isChanged, !editor.base.isNull {
            let saved = studio?.rendering
            editingState.studio?.saved = saved
        }
        if let rendering = editingState.studio?.rendering, case .text = rendering.outcome {
            editingState.studio?.lastGood = rendering
        }
    }

    private mutating func keepStudioVisible() {
        updateSideRows()
        editPayload { $0.keepCursorVisible(in: $1) }
    }

    /// Scrolls the side pane, which has no cursor.
    mutating func scrollSide(_ motion: ListMotion) {
        guard let studio else { return }
        if studio.side == .cheatSheet { return moveExample(motion, studio) }
        let inside = layout.inside(.side).size
        let count = sideLines(width: inside.width - 2).count
        editingState.studio?.top = motion.scrolled(from: studio.top, count: count, height: inside.height)
    }
}
