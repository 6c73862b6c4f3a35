import FoundationEssentials
import TerminalCore
import Testing

@testable import Configuration

@Suite struct BuiltInThemeTests {
    private static let names = BuiltInThemes.names
    /// Themes with their own colours on their own background.
    private static let colored = ["midnight", "ember", "paper", "high-contrast"]

    private func load(_ name: String, _ depth: ColorDepth) throws -> Theme {
        try ThemeLoader.load(name, userFolder: nil, depth: depth)
    }

    @Test func `the list in code matches the folder`() throws {
        let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = repository.appending(path: "themes")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(files.filter { $0.hasSuffix(".toml") }.sorted() == BuiltInThemes.names.map { $0 + ".toml" }.sorted())
        for name in BuiltInThemes.names {
            let text = try String(contentsOf: folder.appending(path: name + ".toml"), encoding: .utf8)
            #expect(BuiltInThemes.text(of: name) == text)
        }
    }

    @Test(arguments: names) func `every theme has a description`(name: String) throws {
        let text = try #require(BuiltInThemes.text(of: name))
        let file = try ThemeFile(text: text, name: name, file: name)
        #expect((1...70).contains(file.summary.count))
    }

    @Test(arguments: names, ColorDepth.allCases)
    func `no colour exceeds what the terminal has`(name: String, depth: ColorDepth) throws {
        let theme = try load(name, depth)
        let limit =
            switch depth {
            case .none: 0
            case .eight: 8
            case .sixteen: 16
            case .palette256: 256
            }
        for role in Role.allCases {
            for color in [theme[role].foreground, theme[role].background] {
                if case .palette(let index) = color { #expect(Int(index) < limit, "\(role)") }
            }
        }
    }

    @Test(arguments: names, ColorDepth.allCases)
    func `selections differ by more than the background`(name: String, depth: ColorDepth) throws {
        let theme = try load(name, depth)
        let text = theme[.text]
        for role in [Role.selection, .textSelection] {
            let differs = theme[role].attributes.subtracting(text.attributes)
            #expect(!differs.isDisjoint(with: [.bold, .underline, .reverse]), "\(role)")
        }
        #expect(theme[.selectionInactive] != text)
        #expect(theme[.selectionInactive] != theme[.selection])
        #expect(!theme[.selectionInactive].attributes.contains(.reverse))
    }

    @Test(arguments: names) func `without colours the attributes tell states and selections apart`(name: String) throws
    {
        let theme = try load(name, .none)
        let attributes = { (role: Role) in theme[role].attributes }
        #expect(attributes(.selection).contains(.reverse))
        #expect(attributes(.textSelection).contains(.reverse))
        let states: [Role] = [.ok, .warning, .danger]
        #expect(Set(states.map { attributes($0).rawValue }).count == states.count)
        for pair in [(Role.text, Role.match), (.text, .title), (.muted, .key), (.text, .syntaxError), (.text, .draft)] {
            #expect(attributes(pair.0) != attributes(pair.1), "\(pair)")
        }
    }

    /// Roles that are read, and the surfaces under them.
    private static let onScreen: [Role] = [
        .text, .muted, .accent, .title, .focus, .key, .ok, .warning, .danger, .match, .draft, .busy, .lineNumber,
        .control,
        .syntaxDelimiter, .syntaxKeyword, .syntaxVariable, .syntaxFilter, .syntaxString, .syntaxNumber, .syntaxComment,
        .syntaxError,
    ]

    /// The colours that a cell shows. A reversed cell swaps them, with the same contrast.
    private func colors(of style: Style) throws -> (RGB, RGB) {
        guard case .palette(let text) = style.foreground, case .palette(let ground) = style.background else {
            throw NoOwnColors()
        }
        #expect(text >= 16 && ground >= 16)
        return (TerminalPalette.color(text), TerminalPalette.color(ground))
    }

    private struct NoOwnColors: Error {}

    @Test(arguments: colored) func `every text has a contrast of 4.5 on every surface`(name: String)
        throws
    {
        let theme = try load(name, .palette256)
        let minimum = name == "high-contrast" ? 7 : 4.5
        for surface in [Role.text, .selection, .selectionInactive, .textSelection, .header, .footer, .dialog] {
            for role in BuiltInThemeTests.onScreen + [surface] {
                let (text, ground) = try colors(of: theme[role].on(theme[surface]))
                let contrast = text.contrast(with: ground)
                #expect(contrast >= minimum, "\(role) on \(surface): \(contrast)")
            }
        }
        for role in [Role.border, .focus] {
            let (line, ground) = try colors(of: theme[role])
            #expect(line.contrast(with: ground) >= 3, "\(role)")
        }
    }

    @Test(arguments: colored, ColorBlindness.allCases)
    func `ok, warning and danger differ for the colour-blind`(name: String, eyes: ColorBlindness) throws {
        let theme = try load(name, .palette256)
        let states = try [Role.ok, .warning, .danger].map { eyes.seen(try colors(of: theme[$0]).0) }
        for (one, other) in [(0, 1), (0, 2), (1, 2)] {
            let distance = states[one].squaredDistance(to: states[other]).squareRoot()
            #expect(distance > 0.08, "\(one) \(other): \(distance)")
        }
        #expect(theme[.danger].attributes != theme[.ok].attributes)
    }

    @Test func `the default theme uses no colour that is illegible on a dark or light background`() throws {
        let theme = try load("default", .palette256)
        for role in Role.allCases {
            #expect(theme[role].background == .terminal)
            switch theme[role].foreground {
            case .terminal, .palette(1), .palette(2), .palette(5), .palette(6): break
            default: Issue.record("\(role): \(theme[role].foreground)")
            }
        }
        #expect(theme == (try load("default", .eight)))
    }
}
