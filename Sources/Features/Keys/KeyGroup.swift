import TerminalCore

/// Keys that several input contexts share, so that a document can list them once.
package enum KeyGroup: CaseIterable, Sendable {
    case integration, rows, panes, template, textField, textArea, everywhere

    /// The heading of the group.
    package var title: String {
        switch self {
        case .integration: "The selected integration"
        case .rows: "Moving through rows"
        case .panes: "Panes"
        case .template: "Templates"
        case .textField: "Text fields"
        case .textArea: "Text of several lines"
        case .everywhere: "Everywhere"
        }
    }

    /// Its keys.
    package var lines: [KeyLine] {
        switch self {
        case .integration: KeyTable.integration.map(\.line)
        case .rows: RowKeys.bindings.map(\.line)
        case .panes: KeyTable.panes.map(\.line)
        case .template: KeyTable.studio.map(\.line)
        case .textField: TextKeys.line.map(\.line)
        case .textArea: TextKeys.lines.dropLast(TextKeys.line.count).map(\.line)
        case .everywhere: KeyTable.always.map(\.line)
        }
    }

    /// Whether all of its keys work in `context` as in the group, except those with another meaning there.
    package func isPart(of context: InputContext) -> Bool {
        let known = context.lines
        let taken = Set(known.flatMap(\.keys))
        var shared = 0
        for line in lines {
            if known.contains(where: { $0.keys == line.keys && $0.help == line.help }) {
                shared += 1
            } else if !taken.isSuperset(of: line.keys) {
                return false
            }
        }
        return shared > 1
    }
}
