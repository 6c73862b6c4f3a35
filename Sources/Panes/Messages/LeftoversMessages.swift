package import Features

extension Leftovers {
    /// What is printed on standard output after the screen is closed; nil for nothing.
    /// - Parameter folder: of the drafts.
    package func report(folder: String) -> String? {
        let kept = count - unwritten.count
        var lines: [String] = []
        if kept > 0 {
            lines.append(
                "\(kept == 1 ? "1 draft is" : "\(kept) drafts are") not saved to the server, and kept in \(folder)")
        }
        switch rescue {
        case .written(let path, let drafts):
            lines.append("\(drafts.count == 1 ? "1 draft is" : "\(drafts.count) drafts are") written to \(path)")
        case .print: if !unwritten.isEmpty { lines.append(DraftExport.text(unwritten)) }
        case .none, .giveUp: break
        }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }

    /// What is printed on standard error if text is lost; nil if none is.
    package var loss: String? {
        var lines: [String] = []
        if case .giveUp(let drafts) = rescue {
            let given = unwritten.count { drafts.contains($0) }
            if given > 0 {
                lines.append(
                    "\(count(given)) could not be written to disk, and \(given == 1 ? "is" : "are") lost\(because)")
            }
        }
        if !lost.isEmpty {
            let text = DraftExport.text(lost, isNamed: true)
            lines.append("\(count(lost.count)) could not be written to disk\(because)")
            // If the terminal does not take all of it, the size shows that.
            lines.append("The text, \(text.utf8.count) bytes:\n\(text)")
        }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }

    private var because: String { reason.isEmpty ? "" : ": \(reason)" }

    private func count(_ number: Int) -> String { number == 1 ? "1 draft" : "\(number) drafts" }
}
