import TerminalCore

extension String {
    /// As much of the text as fits into `columns`, with an ellipsis if something is left out.
    func cut(toColumns columns: Int) -> String {
        guard displayWidth(self) > columns else { return self }
        guard columns > 0 else { return "" }
        var used = 1
        var kept = ""
        for character in self {
            used += width(of: character)
            if used > columns { break }
            kept.append(character)
        }
        return kept + "…"
    }
}
