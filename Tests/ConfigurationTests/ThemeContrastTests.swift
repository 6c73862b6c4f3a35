import RecordedPages
import TerminalCore
import Testing

@testable import Configuration

@Suite struct ThemeContrastTests {
    /// The states that are told apart by their colour.
    private static let states: [Role] = [.maintenance, .draft, .busy, .warning, .danger]
    /// Other roles that are read.
    private static let others: [Role] = [
        .accent, .title, .focus, .key, .ok, .match, .control, .syntaxDelimiter, .syntaxKeyword, .syntaxVariable,
        .syntaxFilter, .syntaxString, .syntaxNumber, .syntaxComment, .syntaxError, .diffAdded, .diffRemoved,
    ]
    private static let deep = ThemeOnScreen.all.filter { $0.depth >= .palette256 && $0.name != "monochrome" }

    @Test(arguments: ThemeOnScreen.all) func `text, secondary text and selections are legible`(screen: ThemeOnScreen) {
        for surface in [Role.text, .header, .footer, .dialog, .selection, .selectionInactive, .textSelection] {
            for role in [Role.text, .muted, .lineNumber, surface] {
                let contrast = screen.contrast(role, on: surface)
                #expect(contrast >= 4.5, "\(role) on \(surface): \(contrast)")
            }
        }
        #expect(screen.barContrast >= 1.5)
    }

    @Test(arguments: deep) func `coloured text is legible`(screen: ThemeOnScreen) {
        // A colour that suits black and white alike can't do better.
        let isUnknown = screen.usesTerminalGround && !screen.isGroundKnown
        for role in Self.states + Self.others {
            for surface in [Role.text, .header, .footer, .dialog] {
                let contrast = screen.contrast(role, on: surface)
                #expect(contrast >= (isUnknown ? 4 : 4.5), "\(role) on \(surface): \(contrast)")
            }
            for surface in [Role.selection, .selectionInactive] {
                let contrast = screen.contrast(role, on: surface)
                #expect(contrast >= 3, "\(role) on \(surface): \(contrast)")
            }
        }
        for role in [Role.border, .focus] { #expect(screen.contrast(role) >= 3, "\(role)") }
    }

    @Test(arguments: ThemeOnScreen.all.filter { $0.name == "high-contrast" && $0.depth >= .palette256 })
    func `the theme of high contrast has 7 everywhere`(screen: ThemeOnScreen) {
        for role in [Role.text, .muted] + Self.states + Self.others { #expect(screen.contrast(role) >= 7, "\(role)") }
    }

    @Test(arguments: ThemeOnScreen.all) func `each state looks different`(screen: ThemeOnScreen) {
        for (index, one) in Self.states.enumerated() {
            for other in Self.states[..<index] {
                #expect(screen.theme[one] != screen.theme[other], "\(one) \(other)")
            }
        }
    }

    @Test(arguments: deep) func `with enough colours each state has one of its own`(screen: ThemeOnScreen) {
        for (index, one) in Self.states.enumerated() {
            for other in Self.states[..<index] {
                let distance = distance(one, other, in: screen) { Oklab($0) }
                #expect(distance > 0.06, "\(one) \(other): \(distance)")
            }
        }
    }

    @Test(arguments: deep.filter { $0.name.hasPrefix("colorblind") }, ColorBlindness.allCases)
    func `states differ for the colour-blind`(screen: ThemeOnScreen, eyes: ColorBlindness) {
        for (one, other) in [(Role.ok, Role.warning), (.ok, .danger), (.warning, .danger), (.maintenance, .danger)] {
            let distance = distance(one, other, in: screen) { eyes.seen($0) }
            #expect(distance > 0.06, "\(one) \(other): \(distance)")
        }
        #expect(screen.theme[.danger].attributes != screen.theme[.ok].attributes)
    }

    private func distance(_ one: Role, _ other: Role, in screen: ThemeOnScreen, _ seen: (RGB) -> Oklab) -> Double {
        let colors = [one, other].map { seen(screen.colors(of: screen.theme[$0]).text) }
        return colors[0].squaredDistance(to: colors[1]).squareRoot()
    }

    /// One line per theme, depth and background: the least contrast over all surfaces.
    @Test func `the table of contrasts`() throws {
        var table = "| Theme | Colours | Text | Muted | On the selection | Selection bar | States |\n"
        table += "| --- | --- | --- | --- | --- | --- | --- |\n"
        for screen in ThemeOnScreen.all {
            let place =
                screen.usesTerminalGround ? ", \(screen.ground)\(screen.isGroundKnown ? "" : " (not known)")" : ""
            let cells = [
                "`\(screen.name)`\(place)", ThemeOnScreen.label(screen.depth), Self.tenths(screen.contrast(.text)),
                Self.tenths(screen.contrast(.muted)),
                Self.tenths([Role.selection, .muted].map { screen.contrast($0, on: .selection) }.min() ?? 0),
                Self.tenths(screen.barContrast), Self.tenths(Self.states.map { screen.contrast($0) }.min() ?? 0),
            ]
            table += "| \(cells.joined(separator: " | ")) |\n"
        }
        #expect(try RecordedSection("contrast", of: "themes/README.md").recorded(table) == table)
    }

    private static func tenths(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded(.down))
        return "\(tenths / 10).\(tenths % 10)"
    }
}
