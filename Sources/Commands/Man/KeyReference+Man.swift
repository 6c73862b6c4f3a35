import Features
import TerminalCore

extension KeyReference {
    /// The context's own keys, and the shared groups that work there.
    static func chapter(_ context: InputContext) -> (own: [KeyLine], groups: [KeyGroup]) {
        let groups = KeyGroup.allCases.filter { $0.isPart(of: context) }
        let shared = groups.flatMap(\.lines)
        let own = context.lines.filter { line in !shared.contains { $0.keys == line.keys && $0.help == line.help } }
        return (own, groups)
    }

    /// Adds the section of keys: each context with its own keys, then the shared groups.
    static func addMan(to page: inout Roff) {
        page.section("Keys")
        page.paragraph(
            """
            The keys depend on the input context: the pane or overlay that has the keyboard. Its name for `oncall-tui keys --place` is in \
            parentheses. Keys that several contexts share are listed at the end; a context's own keys take precedence over them.
            """)
        for context in InputContext.allCases {
            let (own, groups) = chapter(context)
            page.subsection("\(context.title) (\(context.name))")
            for line in own { add(line, to: &page) }
            if !groups.isEmpty { page.paragraph("Shared keys: \(groups.map(\.title).joined(separator: "; ")).") }
        }
        for group in KeyGroup.allCases {
            page.subsection("Shared keys: \(group.title)")
            for line in group.lines { add(line, to: &page) }
        }
    }

    private static func add(_ line: KeyLine, to page: inout Roff) {
        page.item(line.keys.map { Roff.bold($0.name) }.joined(separator: " "), line.help)
    }
}
