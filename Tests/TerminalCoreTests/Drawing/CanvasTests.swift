import SeededRandom
import Testing

@testable import TerminalCore

private let plain = Style()
private let bold = Style(attributes: .bold)
private let red = Style(foreground: .palette(1))

private func canvas(_ width: Int, _ height: Int = 1) -> Canvas {
    Canvas(size: Size(width: width, height: height))
}

@Suite struct CanvasTests {
    @Test func `a new canvas is blank and shows no cursor`() {
        let canvas = Canvas(size: Size(width: 3, height: 2), style: red)
        #expect(canvas.text() == "\n")
        #expect(canvas.cursor == nil)
        #expect(canvas[2, 1] == .blank(red))
        #expect(canvas.bounds == Rect(x: 0, y: 0, width: 3, height: 2))
    }

    @Test func `put returns the columns that the text took`() {
        var canvas = canvas(20)
        #expect(canvas.put("ab", x: 1, y: 0, style: plain) == 2)
        #expect(canvas.put("漢字", x: 3, y: 0, style: bold) == 4)
        #expect(canvas.put("", x: 0, y: 0, style: plain) == 0)
        #expect(canvas.put("ab", x: 0, y: 1, style: plain) == 0)
        #expect(canvas.text() == " ab漢字")
        #expect(canvas[3, 0] == Cell(text: "漢", width: 2, style: bold))
        #expect(canvas[4, 0] == Cell(text: "", width: 0, style: bold))
    }

    @Test(arguments: [
        ("hello", 5, "hello"), ("hello", 4, "hel…"), ("hello", 1, "…"), ("hello", 0, ""), ("hello", -3, ""),
        ("", 3, ""),
        ("漢字", 4, "漢字"), ("漢字", 3, "漢…"), ("漢字", 2, " …"), ("漢", 1, "…"), ("a\u{301}bc", 2, "a\u{301}…"),
        ("👩‍💻👩‍💻", 4, "👩👩"), ("👩‍💻👩‍💻", 3, "👩…"), ("漢a", 2, " …"),
    ])
    func `text that is cut by a limit ends in an ellipsis`(text: String, limit: Int, shown: String) {
        var canvas = canvas(10)
        canvas.put("..........", x: 0, y: 0, style: plain)
        let used = canvas.put(text, x: 0, y: 0, style: plain, width: limit)
        #expect(canvas.text() == shown + String(repeating: ".", count: 10 - max(0, used)))
        #expect(used <= max(0, limit))
    }

    @Test func `a limit without an ellipsis only cuts, and half a wide character is a space`() {
        var canvas = canvas(10)
        canvas.put("..........", x: 0, y: 0, style: plain)
        #expect(canvas.put("a漢字", x: 0, y: 0, style: plain, width: 4, ellipsis: false) == 4)
        #expect(canvas.text() == "a漢 ......")
    }

    @Test func `a wide character across an edge becomes a space`() {
        var canvas = canvas(5)
        canvas.put(".....", x: 0, y: 0, style: plain)
        canvas.put("漢字", x: -1, y: 0, style: plain)
        #expect(canvas.text() == " 字..")
        canvas.put("漢", x: 4, y: 0, style: plain)
        #expect(canvas.text() == " 字.")
        #expect(canvas[4, 0] == .blank(plain))
    }

    @Test(arguments: [(0, "x 字"), (1, " x字"), (2, "漢x"), (3, "漢 x")])
    func `writing over half of a wide character blanks the other half`(x: Int, shown: String) {
        var canvas = canvas(4)
        canvas.put("漢字", x: 0, y: 0, style: plain)
        canvas.put("x", x: x, y: 0, style: plain)
        #expect(canvas.text() == shown)
        #expect((0..<4).map { canvas[$0, 0].width }.reduce(0, +) == 4)
    }

    @Test func `a wide character over the halves of two others blanks their other halves`() {
        var canvas = canvas(4)
        canvas.put("漢字", x: 0, y: 0, style: plain)
        canvas.put("語", x: 1, y: 0, style: plain)
        #expect(canvas.text() == " 語")
        #expect((0..<4).map { canvas[$0, 0].width } == [1, 2, 0, 1])
    }

    @Test func `filling over half of a wide character blanks the other half`() {
        var canvas = canvas(6)
        canvas.put("漢字語", x: 0, y: 0, style: plain)
        canvas.fill(Rect(x: 1, y: 0, width: 4, height: 1), style: red, character: "-")
        #expect(canvas.text() == " ----")
        #expect(canvas[5, 0] == .blank(plain))
    }

    @Test(arguments: ["漢" as Character, "\u{1B}", "🇫🇷", "\r\n"])
    func `a fill accepts only characters of one column, and no control characters`(character: Character) {
        var canvas = canvas(3)
        canvas.fill(canvas.bounds, style: plain, character: character)
        #expect(!canvas.text().contains(character))
        #expect((0..<3).allSatisfy { canvas[$0, 0].width == 1 })
    }

    @Test func `control characters are shown as marks in their own style`() {
        var canvas = canvas(10)
        canvas.put("a\u{1B}[m\tb", x: 0, y: 0, style: plain, controlStyle: red)
        #expect(canvas.text() == "a␛[m␉b")
        #expect((0..<6).map { canvas[$0, 0].style == red } == [false, true, false, false, true, false])
    }

    @Test func `a part draws in its own coordinates and never outside`() {
        var canvas = canvas(6, 4)
        canvas.within(Rect(x: 1, y: 1, width: 3, height: 2)) { part in
            #expect(part.bounds == Rect(x: 0, y: 0, width: 3, height: 2))
            part.put("abcdef", x: 0, y: 0, style: plain)
            part.put("uvwxyz", x: -2, y: 1, style: plain)
            part.put("never", x: 0, y: 2, style: plain)
            part.put("never", x: 0, y: -1, style: plain)
            part.fill(Rect(x: 2, y: -9, width: 9, height: 99), style: plain, character: "#")
        }
        #expect(canvas.text() == "\n ab#\n wx#\n")
        canvas.put("z", x: 0, y: 0, style: plain)
        #expect(canvas.text() == "z\n ab#\n wx#\n")
    }

    @Test func `nested parts are clipped by all of them`() {
        var canvas = canvas(8, 2)
        canvas.within(Rect(x: 1, y: 0, width: 4, height: 2)) { outer in
            outer.within(Rect(x: 2, y: 1, width: 9, height: 9)) { inner in
                #expect(inner.bounds.size == Size(width: 2, height: 1))
                inner.put("abcdef", x: 0, y: 0, style: plain)
                inner.setCursor(x: 1, y: 0)
            }
            outer.put("o", x: 0, y: 0, style: plain)
        }
        #expect(canvas.text() == " o\n   ab")
        #expect(canvas.cursor == Point(x: 4, y: 1))
    }

    @Test func `a part that begins outside keeps its coordinates and is clipped`() {
        var canvas = canvas(4, 2)
        canvas.within(Rect(x: -2, y: -1, width: 4, height: 3)) { part in
            #expect(part.bounds.size == Size(width: 4, height: 3))
            part.put("abcdef", x: 0, y: 1, style: plain)
            part.box(part.bounds, style: plain)
        }
        #expect(canvas.text() == "c│\n─╯")
    }

    @Test func `a clipped cursor is hidden`() {
        var canvas = canvas(4, 2)
        canvas.setCursor(x: 3, y: 1)
        #expect(canvas.cursor == Point(x: 3, y: 1))
        canvas.within(Rect(x: 0, y: 0, width: 2, height: 1)) { $0.setCursor(x: 2, y: 0) }
        #expect(canvas.cursor == nil)
        canvas.setCursor(x: 0, y: 0)
        canvas.hideCursor()
        #expect(canvas.cursor == nil)
    }

    @Test func `restyling changes the style and leaves the text`() {
        var canvas = canvas(5, 2)
        canvas.put("ab漢", x: 0, y: 0, style: red)
        canvas.restyle(Rect(x: 1, y: 0, width: 9, height: 1)) { $0.adding(.reverse) }
        #expect(canvas.text() == "ab漢\n")
        #expect(canvas[0, 0].style == red)
        #expect(canvas[1, 0].style == red.adding(.reverse))
        #expect(canvas[4, 0].style == plain.adding(.reverse))
        #expect(canvas[1, 1].style == plain)
    }

    @Test func `a box is a frame around existing content, and needs two rows and columns`() {
        var canvas = canvas(4, 3)
        canvas.put("wxyz", x: 0, y: 1, style: plain)
        canvas.box(canvas.bounds, style: red)
        #expect(canvas.text() == "╭──╮\n│xy│\n╰──╯")
        let before = canvas
        canvas.box(Rect(x: 0, y: 0, width: 1, height: 3), style: bold)
        canvas.box(Rect(x: 0, y: 0, width: 3, height: 1), style: bold)
        #expect(canvas == before)
    }

    @Test func `an empty canvas accepts everything and shows nothing`() {
        var canvas = canvas(0, 0)
        canvas.put("text", x: 0, y: 0, style: plain)
        canvas.fill(Rect(x: -5, y: -5, width: 50, height: 50), style: plain)
        canvas.restyle(canvas.bounds) { $0 }
        canvas.setCursor(x: 0, y: 0)
        #expect(canvas.text() == "")
        #expect(canvas.styledText() == "")
        #expect(canvas.cursor == nil)
    }

    @Test func `styled text has a letter for every style, with a legend`() {
        var canvas = canvas(6, 2)
        canvas.put("ab", x: 2, y: 0, style: red)
        canvas.put("漢", x: 0, y: 1, style: Style(background: .palette(4), attributes: [.bold, .underline]))
        #expect(
            canvas.styledText() == """
                  ab
                漢
                ---
                ..aa..
                bb....
                ---
                . terminal on terminal
                a 1 on terminal
                b bold underline terminal on 4
                """)
    }

    @Test func `a row is copied as a whole, and only if it exists`() {
        var canvas = Canvas(size: Size(width: 5, height: 3))
        canvas.put("a漢b", x: 0, y: 0, style: Style())
        canvas.put("漢漢", x: 1, y: 2, style: Style())
        canvas.copyRow(0, to: 2)
        canvas.copyRow(0, to: 3)
        canvas.copyRow(-1, to: 0)
        #expect(canvas.row(2).elementsEqual(canvas.row(0)))
        #expect(canvas[1, 0].text == "漢")
    }

    @Test func `random drawing never leaves half a wide character`() {
        var random = SeededGenerator(seed: 42)
        let texts = ["漢字", "a漢b", "👩‍💻", "e\u{301}", "\u{1B}[2J", "plain", "🇫🇷", "\u{202E}", "ก็", "한국어"]
        var canvas = canvas(12, 4)
        for _ in 0..<3000 {
            let rect = Rect(
                x: .random(in: -3...12, using: &random), y: .random(in: -2...4, using: &random),
                width: .random(in: 0...9, using: &random), height: .random(in: 0...4, using: &random))
            canvas.within(rect) { part in
                part.put(
                    texts.randomElement(using: &random) ?? "", x: .random(in: -3...9, using: &random),
                    y: .random(in: -1...4, using: &random), style: plain,
                    width: Bool.random(using: &random) ? .random(in: -1...8, using: &random) : nil,
                    ellipsis: .random(using: &random))
            }
            if Bool.random(using: &random) { canvas.fill(rect, style: plain, character: ".") }
            for y in 0..<4 {
                let widths = canvas.row(y).map(\.width)
                #expect(widths.reduce(0, +) == 12)
                #expect(zip([1] + widths, widths).allSatisfy { ($0 == 2) == ($1 == 0) })
            }
        }
    }
}
