import Features
import OnCall
import TerminalCore

/// The messages at the left of the footer: the last notice, or what is running. Long text grows upwards, over the panes, and never
/// over the keys that lead out.
enum StatusView {
    private static let maxRows = 4

    /// A message with the mark in front of it. One that is soon over is cut rather than given a row of its own.
    private typealias Message = (mark: String, text: String, style: Style, isBrief: Bool)

    /// - Parameter reserved: the columns at the right of the footer that no message may have.
    /// - Returns: the columns of the footer that are taken.
    @discardableResult
    static func draw(
        _ scene: StatusScene, besides reserved: Int, _ theme: Theme, in layout: PaneLayout, on canvas: inout Canvas
    ) -> Int {
        let rect = layout.status
        let messages = messages(scene, theme)
        let width = rect.width - 4
        var bottom = rect.y
        var taken = 0
        for (mark, message, style, isBrief) in messages {
            let text = isBrief ? message.cut(toColumns: max(12, rect.width - reserved - 5)) : message
            let lines = Paragraph.lines(text, width: width)
            let rows = min(lines.count, maxRows, bottom - layout.header.y - 1)
            guard rows > 0 else { break }
            if bottom == rect.y {
                let needed = lines.count > rows ? rect.width : displayWidth(lines[rows - 1]) + 5
                // A line that does not fit beside the keys stands above them.
                if needed > rect.width - reserved { bottom -= 1 } else { taken = needed }
            }
            let area = Rect(x: 0, y: bottom - rows + 1, width: rect.width, height: rows)
            let above = Rect(x: 0, y: area.y, width: rect.width, height: min(rows, rect.y - area.y))
            canvas.fill(above, style: theme[.text])
            if bottom == rect.y {
                canvas.fill(Rect(x: 0, y: rect.y, width: taken, height: 1), style: theme[.text])
            }
            canvas.put(mark, x: 1, y: area.y, style: style)
            canvas.paragraph(text, x: 3, y: area.y, width: width, rows: rows, style: style)
            bottom -= rows
        }
        return min(taken, rect.width)
    }

    /// Whether the open dialog shows it itself.
    private static func isInDialog(_ notice: Notice, _ scene: StatusScene) -> Bool {
        guard case .uncertain(let uncertain)? = scene.creationFailure else { return false }
        return notice == .creation(.uncertain(uncertain))
    }

    /// What to show, from the bottom up.
    private static func messages(_ scene: StatusScene, _ theme: Theme) -> [Message] {
        var messages: [Message] = []
        if let lost = scene.lost { messages.append(("✗", lost.message, theme[.danger].adding(.bold), false)) }
        if let notice = scene.notice, !isInDialog(notice, scene) {
            let (mark, role): (String, Role) =
                switch notice.level {
                case .done: ("✓", .ok)
                case .info: ("·", .text)
                case .warning: ("✓", .warning)
                case .failure: ("✗", .danger)
                }
            messages.append((mark, notice.sentence, theme[role], false))
        }
        // An earlier failure does not hide pending retries and uncertain writes.
        if let retry = scene.retry { messages.append(("↻", retry.message, theme[.warning], false)) }
        if let uncertainty = scene.uncertainty, scene.notice?.subject != .uncertainWrite {
            messages.append(("?", uncertainty.message, theme[.warning], false))
        }
        if messages.isEmpty, let connection = scene.connection {
            let message =
                connection.isWaitingForUser
                ? "\(connection.name) is ready; leave this to switch"
                : "connecting to \(connection.name)…" + (connection.seconds >= 2 ? " \(connection.seconds) s" : "")
            messages.append(("↻", "\(message) · Ctrl-C cancels", theme[.busy], true))
        } else if messages.isEmpty, let request = running(scene.running) {
            messages.append(("↻", "\(request) · Ctrl-C cancels", theme[.busy], true))
        }
        return messages
    }

    /// The latest running request of the user; a list is shown in the header.
    private static func running(_ requests: [StatusScene.Running]) -> String? {
        guard let request = requests.last(where: { $0.call.message != nil }), let message = request.call.message
        else { return nil }
        let name = request.integrationName.map { " \($0)" } ?? ""
        return message + name + (request.seconds >= 2 ? ", \(request.seconds) s" : "")
    }
}

extension Call {
    /// What it does, as a participle; nil for background requests.
    var message: String? {
        switch self {
        case .fetch: "fetching"
        case .create(let new): "creating \(new.name)"
        case .update: "saving"
        case .delete: "deleting"
        case .startMaintenance: "starting maintenance of"
        case .stopMaintenance: "stopping maintenance of"
        case .list, .restOfList, .teams, .escalationChains, .slackChannels, .alertPayloads: nil
        }
    }
}
