extension Canvas {
    /// The whole canvas as plain text: one line per row, without trailing blanks.
    package func text() -> String {
        lines { $0.text }
    }

    /// The text, then the same rows with a letter for every style in order of appearance (`.` is the style of the top left
    /// corner), then what each letter means: the matching roles of `theme`, or else the style.
    package func styledText(theme: Theme? = nil) -> String {
        guard size.width > 0, size.height > 0 else { return "" }
        var letters: [Style: Character] = [row(0)[0].style: "."]
        var legend: [(Character, Style)] = [(".", row(0)[0].style)]
        var unused = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"[...]
        let picture = lines { cell in
            if let letter = letters[cell.style] { return String(letter) }
            let letter = unused.popFirst() ?? "?"
            letters[cell.style] = letter
            legend.append((letter, cell.style))
            return String(letter)
        }
        let meanings = legend.map { letter, style in
            let roles = theme.map { theme in Role.allCases.filter { theme[$0] == style }.map(\.rawValue) } ?? []
            return "\(letter) \(roles.isEmpty ? style.summary : roles.joined(separator: ", "))"
        }
        return [text(), picture, meanings.joined(separator: "\n")].joined(separator: "\n---\n")
    }

    private func lines(_ picture: (Cell) -> String) -> String {
        (0..<size.height).map { y in
            var line = row(y).map(picture).joined()
            while line.last == " " { line.removeLast() }
            return line
        }.joined(separator: "\n")
    }
}

extension Style {
    /// A description of the style: `bold 3 on 0`.
    fileprivate var summary: String {
        let names: [(Attributes, String)] = [
            (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underline"), (.reverse, "reverse"),
        ]
        let attributeNames = names.filter { attributes.contains($0.0) }.map(\.1)
        return (attributeNames + ["\(foreground.summary) on \(background.summary)"]).joined(separator: " ")
    }
}

extension Color {
    fileprivate var summary: String {
        switch self {
        case .terminal: "terminal"
        case .palette(let number): String(number)
        case .rgb(let red, let green, let blue): "\(red),\(green),\(blue)"
        }
    }
}
