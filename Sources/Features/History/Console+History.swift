import OnCall
import Planning
import TerminalCore

extension Console {
    mutating func openHistory(of integration: IntegrationID?) {
        let view = HistoryView(integration)
        guard !view.entries(in: journal).isEmpty else {
            notice = Notice(
                .info,
                integration == nil
                    ? "nothing has been changed on this server from here"
                    : "nothing of this integration was changed from here")
            return
        }
        dialog = .history(view)
    }

    mutating func perform(_ command: Command, in view: HistoryView) -> Bool {
        var view = view
        let height = dialogSize.height
        switch command {
        case .back:
            guard view.isOpen else {
                dialog = nil
                return true
            }
            view.isOpen = false
        case .open:
            view.isOpen.toggle()
            view.scroll = 0
        case .moveDown, .moveUp, .moveToTop, .moveToBottom, .halfPageDown, .halfPageUp, .pageDown, .pageUp:
            if view.isOpen, let entry = view.entry(in: journal) {
                let rows = view.rows(of: entry, setup.clock, in: journal, width: dialogSize.width)
                view.scroll = command.scrolled(from: view.scroll, height: height, count: rows.count)
            } else {
                let count = view.entries(in: journal).count
                view.selected = command.selection(from: view.selected, height: height, count: count)
                view.top = Scrolling.top(
                    showing: view.selected..<(view.selected + 1), from: view.top, height: height, count: count)
            }
        default: return false
        }
        dialog = .history(view)
        return true
    }
}
