import ConsoleScript
import Features
import OnCall
import TerminalCore
import Testing
import TextEditing

/// Whether each action can be reached on keyboards and terminals that swallow some keys.
@Suite struct KeyReachTests {
    /// Where somebody types, and the keys that don't arrive there.
    enum Place: CaseIterable {
        /// Apple's Terminal with its defaults: Option is not Alt, and the system takes Ctrl with arrows and with Space.
        case macOSTerminal
        /// Ctrl and anything but a letter needs Shift or AltGr.
        case germanKeyboard
        /// It takes F1, F10, Alt and a digit.
        case gnomeTerminal
        /// tmux or GNU screen with the prefix Ctrl-A.
        case prefixA
        /// What the delay after an Escape tears apart.
        case slowLine

        /// Whether a key arrives. No place may need Alt, a function key, or a key that laptops lack.
        func sends(_ key: Key) -> Bool {
            switch key.code {
            case .function, .insert, .delete, .home, .end, .pageUp, .pageDown: return false
            case .enter, .tab, .backTab, .backspace, .escape: return key.modifiers.isEmpty
            case .up, .down, .left, .right: return key.modifiers.isEmpty
            case .character(let character):
                if key.modifiers.isEmpty { return true }
                guard key.modifiers == .control else { return false }
                // The same byte as Backspace, Tab, Enter and line feed.
                if ["h", "i", "j", "m"].contains(character) { return false }
                switch self {
                case .macOSTerminal: return character.isLetter
                case .germanKeyboard: return character.isLetter
                case .gnomeTerminal, .slowLine: return character.isLetter
                case .prefixA: return character.isLetter && character != "a"
                }
            }
        }
    }

    /// Whether one of the keys arrives, also as the key after Ctrl-Q.
    private func isReachable(_ keys: [Key], in place: Place, _ context: InputContext) -> Bool {
        if keys.contains(where: place.sends) { return true }
        let hasPrefix = context.lines.contains { $0.keys.contains(.ctrl("q")) }
        return hasPrefix && keys.contains { $0.isAltCharacter && place.sends(Key($0.code)) }
    }

    @Test(arguments: InputContext.allCases, Place.allCases)
    func `each action has a key that arrives`(context: InputContext, place: Place) {
        let canSelect = context.lines.contains { $0.help.hasPrefix("select with the keys that move") }
        for line in context.lines {
            // Shift and a motion: also with the motion alone, after Alt-V.
            if canSelect, line.keys.allSatisfy({ $0.modifiers.contains(.shift) }) { continue }
            #expect(
                isReachable(line.keys, in: place, context),
                "\(context.name): \(line.keys.map(\.name)) \(line.help)")
        }
    }

    @Test func `after Ctrl-Q a key counts as with Alt`() {
        var script = Script([.sample()])
        script.press("<Enter><Enter>x<C-q>")
        guard case .altKeys(let keys) = script.console.dialog else {
            Issue.record("no list of keys")
            return
        }
        #expect(keys.choices.contains { $0.key == .char("a") && $0.help == "select everything" })
        script.press("ay")
        #expect(script.console.editingState.editing?.fieldEditor?.text.text == "y")
        script.press("<C-q><Esc>z")
        #expect(script.console.editingState.editing?.fieldEditor?.text.text == "yz")
    }

    @Test func `Ctrl-A goes to the start of the line, and selecting follows motions`() {
        var script = Script([.sample()])
        script.press("<Enter><Enter><M-a>abc<C-a>x")
        #expect(script.console.editingState.editing?.fieldEditor?.text.text == "xabc")
        script.press("<M-v><Right><Right>y")
        #expect(script.console.editingState.editing?.fieldEditor?.text.text == "xyc")
        script.press("<Right>z<C-z><C-z>")
        #expect(script.console.editingState.editing?.fieldEditor?.text.text != "xyzc")
    }

    @Test func `a key right after an Escape is Alt and the key, or both keys`() {
        var script = Script([.sample(), .sample("B")])
        script.press("<Enter>")
        // Alt-J means nothing: Escape goes back to the list, and j down.
        script.send(.input(.altOrEscape(.char("j")), now: script.now))
        #expect(script.console.focus == .list)
        #expect(script.console.selectedID?.rawValue == "B")
        script.press("<Enter><Enter><M-a>text")
        script.send(.input(.altOrEscape(.char("a")), now: script.now))
        script.press("new")
        #expect(script.console.editingState.editing?.fieldEditor?.text.text == "new")
    }

    @Test(arguments: [("о", "j"), ("ο", "o"), ("ח", "j"), ("Я", "Z"), ("і", "s")] as [(Character, Character)])
    func `a letter of another alphabet is the key at its place`(typed: Character, key: Character) {
        var latin = Script([.sample(), .sample("B")])
        var other = latin
        latin.send(.input(.key(.char(key)), now: latin.now))
        other.send(.input(.key(.char(typed)), now: other.now))
        #expect(other.console.selectedID == latin.console.selectedID)
    }

    @Test func `a text keeps the letters of other alphabets`() {
        var script = Script([.sample()])
        script.press("/ою")
        #expect(script.console.list.filterText.text == "ою")
    }
}
