import TerminalCore
import TextEditing

extension Console {
    /// The text that the first of these events would insert: plain keys, up to the first that is a command here or no key.
    /// - Returns: the text, and how many events it takes.
    func typedRun(in events: ArraySlice<InputEvent>) -> (text: String, count: Int) {
        guard inputContext.takesText else { return ("", 0) }
        let commands = inputContext.characterCommands
        let breaks = lineKeys
        var text = ""
        var count = 0
        for event in events {
            guard case .key(let key) = event else { break }
            if case .character(let character) = key.code, key.modifiers.isSubset(of: .shift) {
                if !commands.isEmpty, commands.contains(key) { break }
                text.append(character)
            } else if let inserted = breaks[key] {
                // Tab indents what is selected, which the first key replaces.
                if key == .tab, count == 0, !(editedLines?.selection.isEmpty ?? true) { break }
                text += inserted
            } else {
                break
            }
            count += 1
        }
        return (text, count)
    }

    /// The keys that insert line ends and tabs into the text that has the keyboard; none in a single line. The text decides what a
    /// line end is.
    private var lineKeys: [Key: String] {
        guard editedLines != nil else { return [:] }
        var keys: [Key: String] = [:]
        for (key, edit, inserted) in [(Key.enter, TextEdit.newline, "\r"), (.tab, .indent, "\t")] {
            guard let binding = KeyTable.binding(for: key, in: inputContext), binding.command == .edit(edit),
                binding.disabledReason(self) == nil
            else { continue }
            keys[key] = inserted
        }
        // What some programs send for a line end.
        if KeyTable.binding(for: .ctrl("j"), in: inputContext) == nil { keys[.ctrl("j")] = "\n" }
        return keys
    }

    /// The text of several lines that has the keyboard.
    private var editedLines: EditableText? {
        switch inputContext {
        case .editor: templateEditor?.text
        case .payload: payload?.area.text
        default: nil
        }
    }
}
