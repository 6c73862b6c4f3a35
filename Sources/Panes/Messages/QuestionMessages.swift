package import Features
import OnCall

extension Question {
    /// The question.
    var message: String {
        switch subject {
        case .dropDraft: "Drop the draft?"
        case .stopMaintenance: "Stop maintenance now?"
        case .switchContext(let name, _, _): "Switch to \(name)?"
        case .quit: "Quit?"
        }
    }

    /// The consequences of yes, line by line.
    package var lines: [String] {
        switch subject {
        case .dropDraft(let field, let name):
            ["\(field.title) of \(name)", "Your text is discarded; nothing changes on the server."]
        case .stopMaintenance(let name, let mode):
            [name, "Alerts are handled as usual from then on."]
                + (mode == .groupAlerts || mode == .maintenance
                    ? ["The alert group that collected them is resolved."] : [])
        case .switchContext(_, let uncertainItems, let marks):
            uncertainItems.map(\.message)
                + (marks == 0
                    ? []
                    : [
                        marks == 1
                            ? "1 integration is marked; the mark ends"
                            : "\(marks) integrations are marked; the marks end"
                    ])
        case .quit(let unfinished): unfinished.lines
        }
    }
}

extension Question.UnfinishedWork {
    fileprivate var lines: [String] {
        var lines: [String] = []
        if unwritten > 0 {
            let count = unwritten == 1 ? "1 draft is" : "\(unwritten) drafts are"
            lines += [
                "\(count) neither saved to the server nor on disk.",
                "Before it would be lost, yes asks what to do with the text.",
            ]
        } else if drafts > 0 {
            let count = drafts == 1 ? "1 draft is" : "\(drafts) drafts are"
            lines += [
                "\(count) not saved to the server. Kept in", draftsFolder,
                "and loaded again at the next start.",
            ]
        }
        if isWriteUnderWay { lines.append("A write is running, and its outcome would not be shown.") }
        return lines + uncertainItems.map(\.message)
    }
}

extension Question.UncertainItem {
    fileprivate var message: String {
        "unclear \(write.question)" + check.message
    }
}

extension Question.UncertainItem.Check {
    fileprivate var message: String {
        switch self {
        case .running: ": checking with the server"
        case .byKey: "; r in the list checks again"
        case .later: ": the server does not have it yet, and it may still arrive"
        }
    }
}
