import TerminalCore
import Testing

@Suite struct KeyParsingTests {
    @Test(
        arguments: [
            ("m", Key.char("m")), ("M", .char("M")), ("Ctrl-S", .ctrl("s")), ("ctrl+s", .ctrl("s")),
            ("C-s", .ctrl("s")),
            ("Alt-x", .alt("x")), ("M-x", .alt("x")), ("Alt-X", .alt("X")), ("F2", Key(.function(2))),
            ("f", .char("f")),
            ("Shift-F12", Key(.function(12), .shift)), ("PgDn", .pageDown), ("pagedown", .pageDown), ("↓", .down),
            ("Shift-Tab", .backTab), ("Space", .char(" ")), ("Ctrl-Space", .ctrl(" ")), ("-", .char("-")),
            ("+", .char("+")), ("Ctrl--", nil), ("C", .char("C")), ("Ctrl-Left", Key(.left, .control)),
            ("Alt-Enter", Key(.enter, .alt)), ("Ctrl-_", .ctrl("_")), ("é", .char("é")),
        ] as [(String, Key?)])
    func `keys by name`(name: String, key: Key?) throws {
        let parsed = try? Key(named: name)
        #expect(parsed == key)
    }

    @Test(arguments: [
        ("Ctrl-Shift-m", "the same as for Ctrl-M"), ("Shift-m", "write 'M'"), ("Ctrl-I", "send Tab"),
        ("Ctrl-M", "send Enter"), ("Ctrl-[", "send Esc"), ("Ctrl-1", "can't send Ctrl"), ("Ctrl-Enter", "for Enter"),
        ("Shift-Esc", "for Esc"), ("F13", "F1 to F12"), ("", "is no key"), ("Entr", "did you mean 'enter'"),
        ("jj", "write m, Ctrl-S"),
    ])
    func `what is no key, or can't be sent, is said`(name: String, part: String) {
        #expect { try Key(named: name) } throws: { ("\(($0 as? KeyProblem)?.message ?? "")").contains(part) }
    }

    @Test func `a name that the help shows is read as the same key`() throws {
        let codes: [Key.Code] = [
            .character("a"), .character("Z"), .character(" "), .enter, .tab, .backTab, .backspace, .delete, .insert,
            .escape, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .function(1), .function(12),
        ]
        for code in codes {
            let key = Key(code)
            #expect(try Key(named: key.name) == key)
        }
    }
}
