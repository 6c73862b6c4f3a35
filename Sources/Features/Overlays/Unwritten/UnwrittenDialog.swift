import OnCall
import TerminalCore
package import TextEditing

/// The dialog that quits although drafts can't be written to the state folder. Staying is the default.
package struct UnwrittenDialog: OverlayLayer {
    package enum Command: Hashable, Sendable {
        case confirm, close
        case next, previous
        case edit(TextEdit)
    }

    /// What happens to the texts.
    package enum Choice: Hashable, Sendable, CaseIterable {
        /// Don't quit.
        case stay
        /// Quit once they are in a file that the user names.
        case write
        /// Quit, then print them on standard output.
        case print
        /// Quit, and give them up.
        case giveUp
    }

    package private(set) var choice = Choice.stay
    /// The path of the file, as typed.
    package private(set) var path = EditableText("", singleLine: true)
    /// Why the file could not be written.
    package private(set) var problem: String?
    /// Whether the file is being written.
    package private(set) var isWriting = false

    init() {}

    static let title = "Drafts that are not on disk"
    static let takesText = true
    static let isInHelp = false
    static let bindings: [OwnBinding] =
        [
            Binding(.enter, command: .confirm, label: "do it", help: "do what is selected"),
            Binding(.down, .ctrl("n"), .tab, command: .next, label: "choose", help: "next choice"),
            Binding(.up, .ctrl("p"), .backTab, command: .previous, help: "previous choice"),
            Binding(.escape, command: .close, label: "stay", help: "stay in the console", isAtEnd: true),
        ] + TextKeys.line.map { $0.wrapped(Command.edit, worksOnTinyScreen: true) }

    mutating func perform(_ command: Command, _ surroundings: Surroundings) -> [OverlayRequest] {
        switch command {
        case .close: return [.close]
        case .next: choose(1)
        case .previous: choose(-1)
        case .edit(let edit): return self.edit(edit, surroundings)
        case .confirm: return confirm(surroundings)
        }
        return []
    }

    private mutating func choose(_ step: Int) {
        let all = Choice.allCases
        choice = all[((all.firstIndex(of: choice) ?? 0) + step + all.count) % all.count]
    }

    private mutating func confirm(_ surroundings: Surroundings) -> [OverlayRequest] {
        let unwritten = surroundings.drafts.unwritten
        // Meanwhile everything may have been written.
        if unwritten.isEmpty { return choice == .stay ? [.close] : [.close, .quit] }
        switch choice {
        case .stay: return [.close]
        case .print: return [.close, .quitWith(.print)]
        case .giveUp: return [.close, .quitWith(.giveUp(unwritten))]
        case .write:
            guard !isWriting else { return [] }
            let path = path.text.trimmingBlanks()
            guard !path.isEmpty else {
                problem = "type the path of a new file"
                return []
            }
            // A `y` from habit is no file.
            guard path.contains("/") else {
                problem = "write ./\(path) for a file in this folder"
                return []
            }
            (isWriting, problem) = (true, nil)
            return [.run(.exportDrafts(unwritten, path: path))]
        }
    }

    mutating func edit(_ change: (inout EditableText) -> Void) -> [OverlayRequest] {
        let before = path.text
        change(&path)
        if path.text != before { (choice, problem) = (.write, nil) }
        return []
    }

    mutating func receive(_ fact: OverlayFact, _ surroundings: Surroundings) -> [OverlayRequest] {
        guard case .draftsExported(let path, let drafts, let failure) = fact, isWriting else { return [] }
        isWriting = false
        problem = failure
        return failure == nil ? [.close, .quitWith(.written(path: path, drafts))] : []
    }
}
