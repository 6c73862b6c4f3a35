package import Features
import OnCall

extension Question {
    /// The question.
    var words: String {
        switch asked {
        case .dropDraft: "Drop the draft?"
        case .stopMaintenance: "Stop maintenance now?"
        case .switchContext(let name, _): "Go to \(name)?"
        case .quit: "Quit?"
        }
    }

    /// What happens on yes, line by line.
    package var lines: [String] {
        switch asked {
        case .dropDraft(let field, let name):
            ["\(field.title) of \(name)", "Your text is thrown away; nothing changes on the server."]
        case .stopMaintenance(let name, let mode):
            [name, "Alerts are handled as usual from then on."]
                + (mode == .groupAlerts || mode == .maintenance
                    ? ["The alert group that collected them is resolved."] : [])
        case .switchContext(_, let uncertainItems): uncertainItems.map(\.words)
        case .quit(let remains): remains.lines
        }
    }
}

extension Question.Remains {
    fileprivate var lines: [String] {
        var lines: [String] = []
        if drafts > 0 {
            let count = drafts == 1 ? "1 draft is" : "\(drafts) drafts are"
            lines += [
                "\(count) not on the server. Kept in", draftsFolder,
                "and here again when the console is next started.",
            ]
        }
        if isWriteUnderWay { lines.append("A change is under way: nobody would see whether it was made.") }
        return lines + uncertainItems.map(\.words)
    }
}

extension Question.UncertainItem {
    fileprivate var words: String {
        "it is not known \(write.question)"
            + (isRechecked ? ": the server is being asked" : "; r in the list looks again")
    }
}
