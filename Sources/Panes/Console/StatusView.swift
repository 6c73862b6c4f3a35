import Features
import FoundationEssentials
import OnCall
import TerminalCore

/// The line above the footer: the last message, or what runs. A long failure grows upwards over the panes, so that no word of it is lost.
enum StatusView {
    private static let mostRows = 4

    static func draw(_ console: Console, _ theme: Theme, in layout: PaneLayout, on canvas: inout Canvas) {
        let rect = layout.status
        canvas.fill(rect, style: theme[.text])
        let width = rect.width - 4
        if let notice = console.notice {
            let style =
                switch notice.level {
                case .done: theme[.ok]
                case .info: theme[.text]
                case .failure: theme[.danger]
                }
            let mark =
                switch notice.level {
                case .done: "✓"
                case .info: "·"
                case .failure: "✗"
                }
            let lines = Paragraph.lines(notice.text, width: width)
            let rows = min(lines.count, mostRows, layout.body.height)
            let area = Rect(x: 0, y: rect.y - rows + 1, width: rect.width, height: rows)
            canvas.fill(area, style: theme[.text])
            canvas.put(mark, x: 1, y: area.y, style: style)
            canvas.paragraph(notice.text, x: 3, y: area.y, width: width, rows: rows, style: style)
        } else if let request = running(console) {
            canvas.put("↻", x: 1, y: rect.y, style: theme[.busy])
            canvas.put("\(request) · Ctrl-C cancels", x: 3, y: rect.y, style: theme[.busy], width: width)
        }
    }

    /// What the user asked for and still waits for; a list has its own sign in the header.
    private static func running(_ console: Console) -> String? {
        let requests = console.requests.sorted { $0.key < $1.key }
        guard let request = requests.map(\.value).last(where: { $0.call.words != nil }), let words = request.call.words
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
        case .list, .teams, .escalationChains, .alertPayloads: nil
        }
    }
}
