import TerminalCore
import Testing

@testable import Configuration

@Suite struct ColorReductionTests {
    @Test func `an entry of the cube or the greys maps to itself`() {
        for index in UInt8(16)...255 {
            let found = TerminalPalette.nearest256(to: TerminalPalette.color(index))
            #expect(TerminalPalette.color(found) == TerminalPalette.color(index))
        }
    }

    @Test(arguments: [
        ("#ff0000", 196), ("#fe0103", 196), ("#121314", 233), ("#7f7f7f", 244), ("#005f88", 24), ("#cd0000", 160),
    ])
    func `hex becomes the nearest palette colour, never one of the 16 configurable ones`(hex: String, index: UInt8)
        throws
    {
        #expect(TerminalPalette.nearest256(to: try #require(RGB(hex: hex))) == index)
    }

    @Test(arguments: ["#12345", "#1234567", "123456", "#12345g", "#+12345", "", "#", "#１２３４５６"])
    func `a colour needs six digits`(hex: String) {
        #expect(RGB(hex: hex) == nil)
    }

    @Test func `contrast follows WCAG`() {
        #expect(RGB(0, 0, 0).contrast(with: RGB(255, 255, 255)) == 21)
        #expect(abs(RGB(0x77, 0x77, 0x77).contrast(with: RGB(255, 255, 255)) - 4.48) < 0.01)
    }

    private func foreground(_ hex: String, on ground: SmallPalette.Ground, _ depth: ColorDepth) throws -> Color {
        SmallPalette.foreground(for: try #require(RGB(hex: hex)), on: ground, depth: depth).color
    }

    @Test(
        arguments: [
            ("#ff8787", 9), ("#87d7af", 10), ("#ffd787", 11), ("#ffaf5f", 11), ("#5f87ff", 12), ("#d7afff", 13),
            ("#87d7ff", 14),
            ("#af0000", 1),
        ] as [(String, UInt8)])
    func `with sixteen colours a hue becomes the colour of that name`(hex: String, entry: UInt8) throws {
        #expect(try foreground(hex, on: .dark, .sixteen) == .palette(entry))
    }

    @Test func `hues that are illegible on a background are not used there`() throws {
        #expect(try foreground("#875f00", on: .light, .sixteen) == .palette(5))
        #expect(try foreground("#5f87ff", on: .dark, .eight) == .palette(6))
        #expect(try foreground("#0000d7", on: .unknown, .sixteen) == .palette(6))
        #expect(try foreground("#ffff00", on: .unknown, .eight) == .palette(5))
    }

    @Test func `a grey becomes the text's colour, dimmed if it is secondary`() throws {
        let secondary = SmallPalette.foreground(for: RGB(140, 140, 140), on: .dark, depth: .sixteen)
        #expect(secondary == SmallPalette.Entry(color: .palette(7), isDimmed: true))
        let plain = SmallPalette.foreground(for: RGB(30, 30, 30), on: .light, depth: .sixteen)
        #expect(plain == SmallPalette.Entry(color: .palette(0)))
    }

    @Test func `with eight colours the bright names become the normal ones, and grey is dimmed text`() {
        #expect(SmallPalette.entry(named: 9, depth: .eight).color == .palette(1))
        #expect(SmallPalette.entry(named: 9, depth: .sixteen).color == .palette(9))
        #expect(SmallPalette.entry(named: 8, depth: .eight) == SmallPalette.Entry(color: .terminal, isDimmed: true))
    }
}
