import Foundation
import Testing

@testable import TerminalCore

/// What terminals really send, recorded with `.ci/record-keys.py`: one file each, a line with a key and its bytes in hexadecimal. The
/// first line of a file says where it comes from.
@Suite struct CaptureTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Captures")

    static let terminals: [String] = [
        "alacritty", "foot", "foot-protocol", "kitty", "kitty-protocol", "linux", "mosh", "screen", "tmux", "xterm",
    ]

    private func lines(_ terminal: String) throws -> [(name: String, bytes: [UInt8])] {
        let text = try String(contentsOf: Self.folder.appending(path: terminal + ".txt"), encoding: .utf8)
        #expect(text.hasPrefix("# "))
        return text.split(separator: "\n").dropFirst().compactMap { line in
            let parts = line.split(separator: " ")
            guard parts.count == 2 else { return nil }
            let digits = Array(parts[1])
            let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
                UInt8(String(digits[$0...$0 + 1]), radix: 16)
            }
            return (String(parts[0]), bytes)
        }
    }

    /// The key by the name that X gives it: `ctrl+Left`.
    private func key(_ name: String) -> Key? {
        var parts = name.split(separator: "+").map(String.init)
        guard let last = parts.popLast() else { return nil }
        let codes: [String: Key.Code] = [
            "Escape": .escape, "Return": .enter, "Tab": .tab, "BackSpace": .backspace, "Delete": .delete,
            "Insert": .insert,
            "Up": .up, "Down": .down, "Left": .left, "Right": .right, "Home": .home, "End": .end, "Prior": .pageUp,
            "Next": .pageDown, "space": .character(" "), "slash": .character("/"), "underscore": .character("_"),
            "adiaeresis": .character("ä"),
        ]
        let code =
            codes[last]
            ?? (last.count > 1 && last.hasPrefix("F") ? Int(last.dropFirst()).map { .function($0) } : nil)
            ?? last.first.map { .character($0) }
        guard let code else { return nil }
        var modifiers: Key.Modifiers = []
        if parts.contains("shift") { modifiers.insert(.shift) }
        if parts.contains("ctrl") { modifiers.insert(.control) }
        if parts.contains("alt") { modifiers.insert(.alt) }
        return Key(code, modifiers).normalized
    }

    /// The keys that share their bytes with another one where the terminal has no protocol that tells them apart.
    private static let shared: [String: [Key]] = [
        "ctrl+slash": [.ctrl("_")], "ctrl+i": [.tab], "ctrl+BackSpace": [.ctrl("h")], "shift+Return": [.enter],
        "ctrl+Return": [.enter],
        // The 17th function key of the console is F5 with Shift.
        "shift+F5": [Key(.function(17))],
        // xterm's default: Alt sets the eighth bit.
        "alt+a": [.char("á")], "alt+b": [.char("â")], "alt+1": [.char("±")], "alt+BackSpace": [.char("ÿ")],
    ]

    @Test(arguments: terminals) func `each key that was pressed is recognized`(terminal: String) throws {
        let keys = try lines(terminal).filter { $0.name != "query" && !$0.name.hasPrefix("button") }
        #expect(keys.count > 25)
        for (name, bytes) in keys {
            let expected = try #require(key(name), "\(name)")
            var decoder = KeyDecoder()
            let events = decoder.decode(bytes) + decoder.flush()
            let found: [Key] = events.compactMap { event in
                switch event {
                case .key(let key): key
                case .altOrEscape(let key): Key(key.code, key.modifiers.union(.alt))
                default: nil
                }
            }
            #expect(events.count == 1, "\(name): \(events)")
            #expect(found == [expected] || found == Self.shared[name], "\(name): \(found)")
        }
    }

    @Test(arguments: terminals) func `the mouse is recognized`(terminal: String) throws {
        let clicks = try lines(terminal).filter { $0.name.hasPrefix("button") }
        for (name, bytes) in clicks {
            var decoder = KeyDecoder()
            let kinds: [MouseEvent.Kind] = decoder.decode(bytes).compactMap {
                if case .mouse(let event) = $0 { event.kind } else { nil }
            }
            switch name {
            case "button1": #expect(kinds == [.press, .release])
            case "button4": #expect(Set(kinds) == [.wheelUp])
            default: #expect(Set(kinds) == [.wheelDown])
            }
        }
    }

    @Test(arguments: terminals) func `answers are no keys, and say what the terminal has`(terminal: String) throws {
        let answer = try #require(try lines(terminal).first { $0.name == "query" })
        var decoder = KeyDecoder()
        #expect(decoder.decode(answer.bytes) + decoder.flush() == [])
        let replies = decoder.takeReplies()
        #expect(replies.contains(.attributes))
        #expect(replies.contains(.keyboard(flags: 0)) == ["kitty", "foot"].contains { terminal.hasPrefix($0) })
        let hasBackground = replies.contains { if case .background = $0 { true } else { false } }
        #expect(hasBackground == !["linux", "mosh", "tmux"].contains(terminal))
    }

    /// The Escapes that tmux and GNU screen hold back arrive with the next key.
    @Test func `an Escape that was held back comes with the next key`() {
        var decoder = KeyDecoder()
        #expect(decoder.decode([0x1B, 0x0D]) == [.altOrEscape(.enter)])
    }
}
