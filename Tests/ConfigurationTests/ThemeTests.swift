import TerminalCore
import Testing

@Suite struct ThemeTests {
    @Test func `a role that a theme leaves out looks like its parent`() {
        let warning = Style(foreground: .palette(3), attributes: .bold)
        let theme = Theme(name: "x", styles: [.warning: warning])
        #expect(theme[.draft] == warning)
        #expect(theme[.danger] == Style())
    }

    @Test func `missing parts of a rule come from the parent`() {
        let theme = Theme(
            name: "x",
            rules: [
                .text: StyleRule(foreground: .palette(250), background: .palette(17)),
                .accent: StyleRule(foreground: .palette(117)),
                .title: StyleRule(adding: .bold),
            ])
        #expect(theme[.accent] == Style(foreground: .palette(117), background: .palette(17)))
        #expect(theme[.title] == Style(foreground: .palette(117), background: .palette(17), attributes: .bold))
        #expect(theme[.muted] == theme[.text])
    }

    @Test func `a rule can remove an inherited attribute`() {
        let theme = Theme(
            name: "x",
            rules: [
                .selection: StyleRule(adding: [.bold, .reverse]),
                .selectionInactive: StyleRule(adding: .underline, removing: .reverse),
            ])
        #expect(theme[.selectionInactive].attributes == [.bold, .underline])
        #expect(theme[.textSelection].attributes == [.bold, .reverse])
    }

    @Test(arguments: [
        (-1, ColorDepth.none), (0, .none), (8, .eight), (16, .sixteen), (88, .sixteen), (256, .palette256),
        (16_777_216, .direct),
    ])
    func `the depth depends on the number of colours`(colors: Int, depth: ColorDepth) {
        #expect(ColorDepth(colors: colors) == depth)
    }

    @Test func `NO_COLOR counts only if it is not empty`() {
        #expect(ColorDepth(colors: 256, environment: ["NO_COLOR": "1"]) == ColorDepth.none)
        #expect(ColorDepth(colors: 256, environment: ["NO_COLOR": ""]) == .palette256)
    }
}
