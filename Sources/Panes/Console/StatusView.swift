import Features
import FoundationEssentials
import OnCall
import TerminalCore

/// The line above the footer: the last message, or what runs. What is long grows upwards over the panes, so that no word of it is lost,
/// and the panes' lower edge goes up with it.
enum StatusView {
    private static let mostRows = 4

    /// A message with the mark in front of it.
    private typealias Message = (mark: String, text: String, style: Style)

    static func draw(_ console: Console, _ theme: Theme, in layout: PaneLayout, on canvas: inout Canvas) {
        let rect = layout.status
        canvas.fill(rect, style: theme[.text])
        let messages = messages(console, theme)
        let width = rect.width - 4
        if console.dialog == nil {
            let rows = messages.map { min(Paragraph.lines($0.text, width: width).count, mostRows) }.reduce(0, +)
            let edge = rect.y - max(0, rows - 1) - 1
            if edge > layout.header.maxY { canvas.copyRow(rect.y - 1, to: edge) }
        }
        var bottom = rect.y
        for (mark, text, style) in messages {
            let rows = min(Paragraph.lines(text, width: width).count, mostRows, bottom - layout.header.y)
            guard rows > 0 else { return }
            let area = Rect(x: 0, y: bottom - rows + 1, width: rect.width, height: rows)
            canvas.fill(area, style: theme[.text])
            canvas.put(mark, x: 1, y: area.y, style: style)
            canvas.paragraph(text, x: 3, y: area.y, width: width, rows: rows, style: style)
            bottom -= rows
        }
    }

    /// Whether the open dialog says so itself.
    private static func isInDialog(_ notice: Notice, _ console: Console) -> Bool {
        guard case .creation(let dialog)? = console.dialog, case .uncertain(let doubt)? = dialog.lastFailure else {
            return false
        }
        return notice == .creation(.uncertain(doubt))
    }

    /// What there is to be said, from the bottom up.
    private static func messages(_ console: Console, _ theme: Theme) -> [Message] {
        var messages: [Message] = []
        if let notice = console.notice, !isInDialog(notice, console) {
            let (mark, role): (String, Role) =
                switch notice.level {
                case .done: ("✓", .ok)
                case .info: ("·", .text)
                case .failure: ("✗", .danger)
                }
            messages.append((mark, notice.sentence, theme[role]))
        }
        // What waits, and what is not known, is not hidden by what failed before.
        if let words = console.retryWords { messages.append(("↻", words, theme[.warning])) }
        if let words = console.uncertaintyWords, console.notice?.subject != .uncertainWrite {
            messages.append(("?", words, theme[.warning]))
        }
        if messages.isEmpty, let connecting = console.connecting {
            let seconds = Int(console.now.timeIntervalSince(connecting.startedAt))
            let words =
                connecting.isReady && !console.isAtRest
                ? "\(connecting.name) is ready, and comes when you leave this"
                : "connecting to \(connecting.name)…" + (seconds >= 2 ? " \(seconds) s" : "")
            messages.append(("↻", "\(words) · Ctrl-C cancels", theme[.busy]))
        } else if messages.isEmpty, let request = running(console) {
            messages.append(("↻", "\(request) · Ctrl-C cancels", theme[.busy]))
        }
        return messages
    }

    /// What the user asked for and still waits for; a list has its own sign in the header.
    private static func running(_ console: Console) -> String? {
        let requests = console.requests.sorted { $0.key < $1.key }
        guard let request = requests.map(\.value).last(where: { $0.call.words != nil && $0.wait == nil }),
            let words = request.call.words
        else { return nil }
        let name = request.call.integration.flatMap { console.directory.integration($0)?.displayName }
        let seconds = Int(console.now.timeIntervalSince(request.startedAt))
        return words + (name.map { " \($0)" } ?? "") + (seconds >= 2 ? ", \(seconds) s" : "")
    }
}

extension Call {
    /// What it does, while it does it; nil for what nobody asked for.
    var words: String? {
        switch self {
        case .fetch: "fetching"
        case .create(let new): "creating \(new.name)"
        case .update: "saving"
        case .delete: "deleting"
        case .startMaintenance: "starting maintenance of"
        case .stopMaintenance: "stopping maintenance of"
        case .list, .restOfList, .teams, .escalationChains, .alertPayloads: nil
        }
    }
}
