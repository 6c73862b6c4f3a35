package import Features

extension Leftovers {
    /// How many bytes of lost text are printed if the user was not asked.
    private static let maxBytes = 64 << 10

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
        let count = lost.count == 1 ? "1 draft" : "\(lost.count) drafts"
        switch rescue {
        case _ where lost.isEmpty: return nil
        case .print: return nil
        case .giveUp:
            return "\(count) could not be written to disk, and \(lost.count == 1 ? "is" : "are") lost: \(reason)"
        case .none, .written:
            let text = DraftExport.text(lost)
            let shown = String(decoding: text.utf8.prefix(Leftovers.maxBytes), as: UTF8.self)
            let rest = text.utf8.count - Leftovers.maxBytes
            return "\(count) could not be written to disk: \(reason)\nThe text:\n\(shown)"
                + (rest > 0 ? "\n… and \(rest) more bytes, which are lost" : "")
        }
    }
}
