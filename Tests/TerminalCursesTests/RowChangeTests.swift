import Testing

@testable import TerminalCore
@testable import TerminalCurses

@Suite struct RowChangeTests {
    private func row(_ text: String, style: Style = Style()) -> Canvas {
        var canvas = Canvas(size: Size(width: 8, height: 1))
        canvas.put(text, x: 0, y: 0, style: style)
        return canvas
    }

    @Test(
        arguments: [
            ("same", "same", nil), ("", "", nil), ("abc", "abd", 2..<3), ("abc", "xbz", 0..<3), ("", "       x", 7..<8),
            ("漢字", "漢語", 2..<4), ("漢字", "ab字", 0..<2), ("a漢", "漢漢", 0..<4), ("漢", "", 0..<2), ("a", "漢", 0..<2),
        ] as [(String, String, Range<Int>?)])
    func `a change is minimal, in whole characters`(old: String, new: String, columns: Range<Int>?) {
        #expect(RowChange(from: row(old).row(0), to: row(new).row(0))?.columns == columns)
    }

    @Test func `a style difference is a change, and without an old row everything is`() {
        let bold = row("abc", style: Style(attributes: .bold))
        #expect(RowChange(from: row("abc").row(0), to: bold.row(0))?.columns == 0..<3)
        #expect(RowChange(from: nil, to: bold.row(0))?.columns == 0..<8)
    }

    @Test(arguments: [
        ("a", false), ("─", false), ("漢", false), ("한", false), ("Ａ", false), ("é", false), ("😀", true),
        ("e\u{301}", true), ("🇫", false), ("⌚", true),
    ])
    func `only emoji and combining marks are disputed`(text: String, isDisputed: Bool) {
        #expect(row(text)[0, 0].isDisputed == isDisputed)
    }
}
