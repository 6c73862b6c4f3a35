import Testing

@testable import TerminalCore

@Suite struct CharacterWidthTests {
    @Test(
        arguments: [
            ("a", 1), (" ", 1), ("\t", 1), ("\r\n", 2), ("é", 1), ("e\u{301}", 1), ("漢", 2), ("한", 2), ("ｱ", 1),
            ("Ａ", 2),
            ("\u{3000}", 2), ("😀", 2), ("👩‍💻", 2), ("👨‍👩‍👧‍👦", 2), ("👍🏽", 2), ("🏳️‍🌈", 1), ("❤️", 1), ("🇫🇷", 2), ("─", 1), ("█", 1),
            ("…", 1), ("\u{200B}", 1), ("\u{E000}", 1), ("\u{301}", 1), ("ก็", 1), ("\u{1112}\u{1161}\u{11AB}", 2),
        ] as [(Character, Int)])
    func `a character takes the columns that terminals agree on`(character: Character, columns: Int) {
        #expect(width(of: character) == columns)
        #expect(displayWidth(String(character)) == columns)
    }

    @Test func `a text is as wide as its characters`() {
        #expect(displayWidth("") == 0)
        #expect(displayWidth("Payments\t漢字") == 13)
    }

    @Test func `put uses as many columns as the width says`() {
        for text in ["plain", "漢字 und e\u{301}", "👩‍💻🇫🇷\u{202E}", "\r\n\t"] {
            var canvas = Canvas(size: Size(width: 40, height: 1))
            #expect(canvas.put(text, x: 0, y: 0, style: Style()) == displayWidth(text))
        }
    }
}
