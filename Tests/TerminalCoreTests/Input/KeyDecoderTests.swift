import SeededRandom
import Testing

@testable import TerminalCore

extension KeyDecoder {
    /// The events of a text as bytes; `\e` is ESC.
    fileprivate mutating func decode(_ text: String) -> [InputEvent] {
        decode(Array(text.replacing("\\e", with: "\u{1B}").utf8))
    }
}

private func keys(_ text: String) -> [InputEvent] {
    var decoder = KeyDecoder()
    return decoder.decode(text) + decoder.flush()
}

/// The same, with a key after an Escape as Alt and the key.
private func altKeys(_ text: String) -> [InputEvent] {
    keys(text).map { event in
        guard case .altOrEscape(let key) = event else { return event }
        return .key(Key(key.code, key.modifiers.union(.alt)))
    }
}

@Suite struct KeyDecoderTests {
    @Test(
        arguments: [
            ("a", .char("a")), ("G", .char("G")), (" ", .char(" ")), ("é", .char("é")), ("漢", .char("漢")),
            ("😀", .char("😀")),
            ("\r", .enter), ("\n", .ctrl("j")), ("\t", .tab), ("\u{7F}", .backspace), ("\u{8}", .ctrl("h")),
            ("\u{0}", .ctrl(" ")), ("\u{1}", .ctrl("a")), ("\u{1A}", .ctrl("z")), ("\u{1C}", .ctrl("\\")),
            ("\u{1F}", .ctrl("_")), ("\\e", .escape),
            ("\\ea", .alt("a")), ("\\eé", .alt("é")), ("\\e\r", Key(.enter, .alt)),
            ("\\e\u{7F}", Key(.backspace, .alt)),
            ("\\e\u{1}", Key(.character("a"), [.alt, .control])), ("\\e[", .alt("[")), ("\\eO", .alt("O")),
            ("\\e]", .alt("]")), ("\\eP", .alt("P")),
        ] as [(String, Key)])
    func `characters, control characters and Alt`(text: String, key: Key) {
        #expect(altKeys(text) == [.key(key)])
    }

    @Test(
        arguments: [
            // xterm, both cursor modes.
            ("\\e[A", .up), ("\\eOB", .down), ("\\e[C", .right), ("\\eOD", .left), ("\\e[H", .home), ("\\eOF", .end),
            ("\\e[Z", .backTab), ("\\e[1;2Z", .backTab), ("\\e[3~", .delete), ("\\e[2~", Key(.insert)),
            ("\\e[5~", .pageUp), ("\\e[6~", .pageDown), ("\\e[1~", .home), ("\\e[4~", .end),
            ("\\eOP", Key(.function(1))), ("\\e[15~", Key(.function(5))), ("\\e[24~", Key(.function(12))),
            ("\\e[34~", Key(.function(20))),
            // Modifiers.
            ("\\e[1;5C", Key(.right, .control)), ("\\e[1;2A", Key(.up, .shift)), ("\\e[1;3B", Key(.down, .alt)),
            ("\\e[1;9B", Key(.down, .alt)), ("\\e[1;8D", Key(.left, [.shift, .alt, .control])),
            ("\\e[3;5~", Key(.delete, .control)), ("\\e[1;2P", Key(.function(1), .shift)),
            ("\\e[1;5R", Key(.function(3), .control)), ("\\eO5P", Key(.function(1), .control)),
            ("\\e[1;65A", .up), ("\\e\\e[A", Key(.up, .alt)), ("\\e\\eOP", Key(.function(1), .alt)),
            // rxvt.
            ("\\e[7~", .home), ("\\e[8~", .end), ("\\e[a", Key(.up, .shift)), ("\\eOd", Key(.left, .control)),
            ("\\e[3$", Key(.delete, .shift)), ("\\e[5^", Key(.pageUp, .control)),
            ("\\e[6@", Key(.pageDown, [.shift, .control])), ("\\e[11~", Key(.function(1))),
            // The Linux console.
            ("\\e[[A", Key(.function(1))), ("\\e[[E", Key(.function(5))), ("\\e[17~", Key(.function(6))),
            // The keypad in application mode.
            ("\\eOM", .enter), ("\\eOp", .char("0")), ("\\eOy", .char("9")), ("\\eOk", .char("+")),
            // The kitty protocol and xterm's modifyOtherKeys.
            ("\\e[97;5u", .ctrl("a")), ("\\e[27u", .escape), ("\\e[13;2u", Key(.enter, .shift)), ("\\e[9;2u", .backTab),
            ("\\e[127u", .backspace), ("\\e[105;5u", .tab), ("\\e[97;2u", .char("A")),
            ("\\e[97:65;2u", .char("A")),
            ("\\e[228;2u", .char("Ä")), ("\\e[97;6u", Key(.character("a"), [.control, .shift])),
            ("\\e[97;5:1u", .ctrl("a")), ("\\e[57417;5u", Key(.left, .control)), ("\\e[57400u", .char("1")),
            ("\\e[57413u", .char("+")), ("\\e[27;5;9~", Key(.tab, .control)),
            ("\\e[27;6;97~", Key(.character("a"), [.control, .shift])),
            // What modifyOtherKeys sends for keys that have a byte elsewhere, in both of its forms.
            ("\\e[27;5;97~", .ctrl("a")), ("\\e[97;5u", .ctrl("a")), ("\\e[27;5;32~", .ctrl(" ")),
            ("\\e[27;6;65~", Key(.character("a"), [.control, .shift])), ("\\e[27;5;91~", .escape),
            ("\\e[27;5;105~", .tab), ("\\e[27;5;109~", .enter), ("\\e[27;6;64~", .ctrl(" ")),
            ("\\e[27;2;65~", .char("A")), ("\\e[27;2;47~", .char("/")), ("\\e[27;3;120~", .alt("x")),
            ("\\e[27;4;88~", .alt("X")), ("\\e[27;2;13~", Key(.enter, .shift)), ("\\e[13;2u", Key(.enter, .shift)),
            ("\\e[27;2;9~", .backTab), ("\\e[27;5;13~", Key(.enter, .control)),
            ("\\e[27;5;127~", Key(.backspace, .control)), ("\\e[27;5;8~", Key(.backspace, .control)),
            ("\\e[27;2;32~", .char(" ")),
        ] as [(String, Key)])
    func `sequences of many terminals are decoded`(text: String, key: Key) {
        #expect(keys(text) == [.key(key)])
    }

    @Test(arguments: [
        "\\e[?1;2c", "\\e[>41;354;0c", "\\e[12;40R", "\\e[?2026;2$y", "\\e[999~", "\\e[1;2;3;4x", "\\e[97;5:3u",
        "\\e[57441u",
        "\\e[57358u", "\\e[-5u", "\\e[27;5;-5~", "\\e[99999999999999999999u", "\\e[1114112u", "\\e[55296u", "\\eOz",
        "\\e]11;rgb:0000/0000/0000\u{7}", "\\eP>|xterm(354)\\e\\", "\\e_Gi=1;OK\\e\\", "\\e[<0;1M", "\\e[<66;1;1M",
        "\\e[<35;1;1M", "\\e[<2;1;1M", "\\e[<0;0;0M", "\\e[?u", "\\e[!p",
    ])
    func `a sequence that isn't a key is ignored as a whole`(text: String) {
        #expect(keys(text + "x") == [.key(.char("x"))])
    }

    @Test(
        arguments: [
            ("\\e]11;rgb:ffff/8080/0000\\e\\", .background(red: 1, green: 0x8080 / 65535.0, blue: 0)),
            ("\\e]11;rgb:ff/80/00\u{7}", .background(red: 1, green: 0x80 / 255.0, blue: 0)),
            ("\\e]11;rgba:f/0/0/f\u{7}", .background(red: 1, green: 0, blue: 0)),
            ("\\e[?0u", .keyboard(flags: 0)), ("\\e[?31u", .keyboard(flags: 31)), ("\\e[?62;4c", .attributes),
        ] as [(String, TerminalReply)])
    func `answers of the terminal are no keys`(text: String, reply: TerminalReply) {
        let bytes = Array(text.replacing("\\e", with: "\u{1B}").utf8)
        for split in 0...bytes.count {
            var decoder = KeyDecoder()
            #expect(decoder.decode(Array(bytes[..<split])) == [])
            #expect(decoder.decode(Array(bytes[split...])) == [])
            #expect(decoder.takeReplies() == [reply])
            #expect(decoder.takeReplies() == [])
            #expect(decoder.decode("x") == [.key(.char("x"))])
        }
    }

    @Test(arguments: [
        "\\e]11;?\u{7}", "\\e]11;rgb:12345/0/0\u{7}", "\\e]11;rgb:1/2\u{7}", "\\e]10;rgb:0/0/0\u{7}",
        "\\eP11;rgb:0/0/0\\e\\",
        "\\e[?u", "\\e[>0;1c",
    ])
    func `other replies mean nothing`(text: String) {
        var decoder = KeyDecoder()
        #expect(decoder.decode(text) == [])
        #expect(decoder.takeReplies() == [])
    }

    @Test(
        arguments: [
            // A Russian layout: Ctrl-C, Alt-A; the letter itself stays text.
            ("\\e[1089::99;5u", .ctrl("c")), ("\\e[1092::97;3u", .alt("a")), ("\\e[1089::99;1u", .char("с")),
            // Ctrl-_ needs Shift, and / needs it on a German keyboard.
            ("\\e[45:95;6u", .ctrl("_")), ("\\e[55:47:55;6u", .ctrl("/")), ("\\e[27;6;95~", .ctrl("_")),
            ("\\e[27u", .escape), ("\\e[106;3u", .alt("j")),
        ] as [(String, Key)])
    func `kitty's protocol names the key of a US keyboard`(text: String, key: Key) {
        #expect(keys(text) == [.key(key)])
    }

    @Test func `an unknown sequence of any length is ignored`() {
        #expect(keys("\\e[" + String(repeating: "1;", count: 5000) + "Ax") == [.key(.char("x"))])
    }

    @Test func `a control character or an escape ends a broken sequence and is decoded itself`() {
        #expect(keys("\\e[1;\rx") == [.key(.enter), .key(.char("x"))])
        #expect(keys("\\e[1;\\e[A") == [.key(.up)])
        #expect(keys("\\e[1é") == [.key(.char("é"))])
    }

    @Test func `every event is the same however the bytes are split`() {
        let text = "aé漢😀\\e[1;5C\\eOP\\e[<0;300;7M\\e[200~pa\\e[20ste\\e[201~\\e[I\\e[M !!\\e\\e[Ax\\e]0;t\u{7}\\e[[Az"
        let bytes = Array(text.replacing("\\e", with: "\u{1B}").utf8)
        var whole = KeyDecoder()
        let expected = whole.decode(bytes)
        #expect(expected.count == 14)
        for first in 0...bytes.count {
            for second in first...bytes.count {
                var decoder = KeyDecoder()
                var events = decoder.decode(Array(bytes[..<first]))
                events += decoder.decode(Array(bytes[first..<second]))
                events += decoder.decode(Array(bytes[second...]))
                #expect(events == expected)
            }
        }
    }

    @Test func `a lone escape waits for a flush, a sequence that has begun does not`() {
        var decoder = KeyDecoder()
        #expect(decoder.decode("\\e") == [])
        #expect(decoder.isUndecided)
        #expect(decoder.flush() == [.key(.escape)])
        #expect(!decoder.isUndecided)
        #expect(decoder.decode("[A") == [.key(.char("[")), .key(.char("A"))])
        #expect(decoder.decode("\\e[1;") == [])
        #expect(!decoder.isUndecided)
        #expect(decoder.flush() == [])
        #expect(decoder.decode("5C") == [.key(Key(.right, .control))])
    }

    @Test func `a paste or a reply without an end is given up`() {
        var decoder = KeyDecoder()
        #expect(decoder.decode("\\e[200~a\rb\\e[2") == [])
        #expect(decoder.patience == 1000)
        #expect(decoder.isInPaste)
        #expect(decoder.flush() == [.paste("a\rb\u{1B}[2")])
        #expect(decoder.patience == nil)
        // An end that comes too late means nothing.
        #expect(decoder.decode("c\\e[201~d") == [.key(.char("c")), .key(.char("d"))])
        #expect(decoder.decode("\\e]0;title") == [])
        #expect(decoder.patience == 1000)
        #expect(decoder.flush() == [])
        #expect(decoder.decode("e") == [.key(.char("e"))])
    }

    @Test func `escapes in a row are escapes`() {
        #expect(keys("\\e\\e") == [.key(.escape), .key(.escape)])
        #expect(keys("\\e\\e\\e") == [.key(.escape), .key(.escape), .key(.escape)])
        #expect(keys("\\e\\ex") == [.key(.escape), .altOrEscape(.char("x"))])
    }

    @Test(
        arguments: [
            ([0xFF], 1), ([0x80], 1), ([0xC0, 0xAF], 2), ([0xE6, 0xBC], 0), ([0xED, 0xA0, 0x80], 1),
            ([0xF4, 0x90, 0x80, 0x80], 1), ([0xE6, 0x28], 1), ([0xF5, 0x80], 2), ([0xE0, 0x80, 0x80], 1),
        ] as [([UInt8], Int)])
    func `invalid UTF-8 becomes replacement characters and what follows is untouched`(bytes: [UInt8], count: Int) {
        var decoder = KeyDecoder()
        let events = decoder.decode(bytes + [0x0D])
        let replacements = Array(repeating: InputEvent.key(.char("\u{FFFD}")), count: max(1, count))
        let expected = replacements + (bytes == [0xE6, 0x28] ? [.key(.char("("))] : []) + [.key(.enter)]
        #expect(events == expected)
    }

    @Test func `code points of one character that come together are one key`() {
        #expect(keys("e\u{301}") == [.key(.char("e\u{301}"))])
        #expect(keys("x👩‍💻y") == [.key(.char("x")), .key(.char("👩‍💻")), .key(.char("y"))])
        var decoder = KeyDecoder()
        _ = decoder.decode("e")
        #expect(decoder.decode("\u{301}") == [.key(.char("\u{301}"))])
    }

    @Test func `a paste is one event and its bytes are not keys`() {
        #expect(
            keys("\\e[200~a\r\n\u{3}\\e[A\\e[201\\e\\e[201~b") == [
                .paste("a\r\n\u{3}\u{1B}[A\u{1B}[201\u{1B}"), .key(.char("b")),
            ])
        #expect(keys("\\e[200~\\e[201~") == [.paste("")])
    }

    @Test func `a paste is limited and still ends at its end`() {
        var decoder = KeyDecoder()
        _ = decoder.decode("\\e[200~")
        let block = Array(repeating: UInt8(ascii: "x"), count: 1 << 20)
        for _ in 0..<6 { #expect(decoder.decode(block) == []) }
        guard case .paste(let text) = decoder.decode("\\e[201~").first else {
            Issue.record("no paste")
            return
        }
        #expect(text.utf8.count == KeyDecoder.maximumPaste)
        #expect(decoder.decode("y") == [.key(.char("y"))])
    }

    @Test func `focus`() {
        #expect(keys("\\e[I\\e[O") == [.focus(true), .focus(false)])
    }

    @Test(arguments: [
        ("\\e[<0;1;1M", MouseEvent(.press, at: Point(x: 0, y: 0))),
        ("\\e[<0;300;70m", MouseEvent(.release, at: Point(x: 299, y: 69))),
        ("\\e[<32;5;6M", MouseEvent(.drag, at: Point(x: 4, y: 5))),
        ("\\e[<64;5;6M", MouseEvent(.wheelUp, at: Point(x: 4, y: 5))),
        ("\\e[<65;5;6M", MouseEvent(.wheelDown, at: Point(x: 4, y: 5))),
        ("\\e[<20;5;6M", MouseEvent(.press, at: Point(x: 4, y: 5), modifiers: [.shift, .control])),
        ("\\e[<72;5;6M", MouseEvent(.wheelUp, at: Point(x: 4, y: 5), modifiers: .alt)),
        ("\\e[M !!", MouseEvent(.press, at: Point(x: 0, y: 0))),
        ("\\e[M#!!", MouseEvent(.release, at: Point(x: 0, y: 0))),
        ("\\e[M@\"#", MouseEvent(.drag, at: Point(x: 1, y: 2))),
        ("\\e[M`!!", MouseEvent(.wheelUp, at: Point(x: 0, y: 0))),
    ])
    func `both encodings of mouse reports are decoded`(text: String, event: MouseEvent) {
        #expect(keys(text) == [.mouse(event)])
    }

    @Test func `terminfo takes precedence`() {
        let strings: [[UInt8]: Key] = [
            [0x08]: .backspace, Array("\u{1B}[224z".utf8): Key(.function(1)), Array("\u{1B}[A".utf8): .home,
            Array("\u{1B}A".utf8): .up,
        ]
        var decoder = KeyDecoder(strings: strings)
        #expect(
            decoder.decode("\u{8}\\e[224z\\e[A\\eA\\e[B") == [
                .key(.backspace), .key(Key(.function(1))), .key(.home), .key(.up), .key(.down),
            ])
    }

    @Test func `random bytes never stop the decoder, and after a reset it still decodes keys`() async {
        let favourites: [UInt8] =
            Array("\u{1B}\u{1B}[[O]PM<;:?$~u0123456789ABCRZm".utf8) + [0xC3, 0xE6, 0xF0, 0x80, 0xBF]
        await LongRun.repeated("key bytes", count: 500) { random, seed in
            var decoder = KeyDecoder()
            for _ in 0..<20 {
                let bytes = (0..<Int.random(in: 0...30, using: &random)).map { _ in
                    Bool.random(using: &random)
                        ? UInt8.random(in: 0...255, using: &random) : favourites.randomElement(using: &random) ?? 0
                }
                _ = decoder.decode(bytes)
                if Bool.random(using: &random) { _ = decoder.flush() }
            }
            // Ends anything that is pending: a paste, a reply, a mouse report, a sequence, a character.
            _ = decoder.decode("\\e[201~\u{18}\u{18}\u{18}\u{18}")
            #expect(decoder.decode("q") == [.key(.char("q"))], "seed \(seed)")
        }
    }
}
