import SeededRandom
import Testing

@testable import TerminalCore

@Suite struct SafeTextTests {
    @Test(arguments: [
        ("plain text ~", "plain text ~"),
        ("\u{0}\u{7}\u{1B}\u{1F}\u{7F}", "␀␇␛␟␡"),
        ("a\tb\nc\r\nd\re", "a␉b␊c␍␊d␍e"),
        ("\u{85}\u{9B}31m", "\u{FFFD}\u{FFFD}31m"),
        // Bidi controls, zero-width characters, byte order mark, tags, soft hyphen, fillers, line separators.
        ("a\u{202E}b\u{2066}c\u{200F}", "a◌b◌c◌"),
        ("a\u{200B}b\u{2060}\u{FEFF}c\u{AD}", "a◌b◌◌c◌"),
        ("x\u{E0041}\u{E007F}", "x◌◌"),
        ("\u{3164}\u{115F}\u{2028}\u{2029}", "◌◌◌◌"),
        // Private use, noncharacters, unassigned code points.
        ("\u{E000}\u{F0000}\u{FFFF}\u{1FAE9}\u{378}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{1FAE9}\u{FFFD}"),
        // Combining marks: at most four, and never without a base.
        ("e\u{301}", "e\u{301}"),
        (
            "z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}y",
            "z\u{300}\u{301}\u{302}\u{303}y"
        ),
        ("\u{301}a", "◌\u{301}a"),
        ("\u{1B}\u{301}", "␛◌\u{301}"),
        // Sequences on which terminals disagree.
        ("👩‍💻", "👩"), ("👩‍👩‍👧‍👦!", "👩!"), ("🏳️‍🌈", "🏳"), ("👍🏽", "👍"), ("❤️", "❤"), ("🇫🇷", "🇫🇷"), ("1️⃣", "1\u{20E3}"),
        ("🏽", "🏽"),
        // Joiners are part of spelling in some scripts; elsewhere they can hide data.
        ("می\u{200C}خواهم", "میخواهم"), ("क\u{94D}\u{200D}ष", "क\u{94D}ष"), ("pay\u{200D}load", "pay◌load"),
        ("pay\u{200C}load", "pay◌load"), ("😀\u{FE0F}\u{FE01}", "😀◌"), ("a\u{FE01}", "a◌"), ("a\u{E0100}", "a◌"),
        ("葛\u{E0100}", "葛"), ("葛\u{E0100}\u{E0101}", "葛◌"),
        ("한국어", "한국어"), ("\u{1112}\u{1161}\u{11AB}", "\u{1112}\u{1161}\u{11AB}"), ("ก็", "ก็"),
    ])
    func `control and hidden characters become marks, ordinary text stays`(text: String, harmless: String) {
        #expect(
            SafeText(text).plain.unicodeScalars.map(\.value) == harmless.unicodeScalars.map(\.value),
            "\(SafeText(text).plain)")
    }

    @Test func `only substitutes are flagged`() {
        var marks: [Bool] = []
        SafeText("a\u{1B}漢\u{202E}\u{E000}e\u{301}").forEachGlyph {
            marks.append($0.isControl)
            return true
        }
        #expect(marks == [false, true, false, true, true, false])
    }

    @Test func `the iteration stops when the closure returns false`() {
        var seen = 0
        SafeText(String(repeating: "漢", count: 100)).forEachGlyph { _ in
            seen += 1
            return seen < 3
        }
        #expect(seen == 3)
    }

    @Test func `no code point gives a glyph that could control the terminal`() {
        let planes: [any Sequence<UInt32>] = [
            0...0x32FFF, 0xE0000...0xE0FFF, stride(from: 0x33000, to: 0x110000, by: 509),
        ]
        for value in planes.flatMap({ Array($0) }) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            SafeText("x" + String(scalar) + "y").forEachGlyph { glyph in
                let scalars = glyph.text.unicodeScalars
                let isHarmless = scalars.allSatisfy {
                    $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) && !$0.properties.isBidiControl
                        && ![.privateUse, .format].contains($0.properties.generalCategory)
                        && !$0.properties.isDefaultIgnorableCodePoint
                }
                if !isHarmless || scalars.isEmpty || !(1...2).contains(glyph.width) {
                    Issue.record("U+\(String(value, radix: 16))")
                }
                return true
            }
        }
    }

    @Test func `a text is sanitized character by character`() {
        var random = SeededGenerator(seed: 7)
        let pieces: [Unicode.Scalar] = [
            "a", " ", "\r", "\n", "\u{301}", "\u{200D}", "\u{200C}", "\u{FE0F}", "👩", "💻", "\u{1F3FD}", "\u{1F1EB}",
            "漢",
            "क", "\u{94D}", "ष", "\u{600}", "\u{1112}", "\u{1161}", "\u{202E}", "\u{E0041}",
        ]
        for _ in 0..<2000 {
            var text = ""
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                text.unicodeScalars.append(pieces.randomElement(using: &random) ?? "a")
            }
            #expect(SafeText(text).plain == text.map { SafeText(String($0)).plain }.joined())
            #expect(displayWidth(text) == text.map { width(of: $0) }.reduce(0, +))
        }
    }
}
