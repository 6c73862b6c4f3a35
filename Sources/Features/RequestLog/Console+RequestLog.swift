import OnCall
import StateMachine
import TerminalCore

extension Console {
    mutating func openRequestLog() {
        dialog = .requests(RequestLogView())
        loadRequests()
    }

    /// Asks for the requests as they are now, where somebody looks at them.
    mutating func loadRequests() {
        guard case .requests = dialog else { return }
        outbox.append(.run("requests load", .loadRequests))
    }

    mutating func requestsLoaded(_ records: [RequestRecord]) {
        guard case .requests(var view) = dialog else { return }
        view.learn(records, height: dialogSize.height)
        dialog = .requests(view)
    }

    mutating func perform(_ command: Command, in view: RequestLogView) -> Bool {
        var view = view
        let height = dialogSize.height
        switch command {
        case .back:
            guard view.opened != nil else {
                dialog = nil
                return true
            }
            view.opened = nil
        case .open:
            guard view.opened == nil, let record = view.record else {
                view.opened = nil
                break
            }
            view.opened = OpenedRequest(record, setup.clock, width: dialogSize.width)
            view.scroll = 0
        case .copyCurl:
            guard let record = view.record else { return true }
            if let problem = record.curlProblem {
                notice = Notice(.info, "not copied: \(problem)")
            } else {
                copy(record.curlCommand, called: "curl command")
            }
        case .moveDown, .moveUp, .moveToTop, .moveToBottom, .halfPageDown, .halfPageUp, .pageDown, .pageUp:
            if let opened = view.opened {
                view.scroll = command.scrolled(from: view.scroll, height: height, count: opened.rows.count)
            } else {
                view.selected = command.selection(
                    from: view.selected, height: height, count: max(1, view.records?.count ?? 0))
                view.keepVisible(height: height)
            }
        default: return false
        }
        dialog = .requests(view)
        return true
    }

    /// After every action: the rows of the open request are as wide as the screen.
    mutating func settleRequestLog() {
        guard case .requests(var view) = dialog else { return }
        if let opened = view.opened, opened.width != dialogSize.width, let record = view.record {
            view.opened = OpenedRequest(record, setup.clock, width: dialogSize.width)
        }
        view.keepVisible(height: dialogSize.height)
        dialog = .requests(view)
    }
}
