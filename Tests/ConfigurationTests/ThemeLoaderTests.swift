import ScratchFolders
import TerminalCore
import Testing

@testable import Configuration

@Suite struct ThemeLoaderTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private func load(_ name: String, _ depth: ColorDepth = .palette256) throws(ConfigurationErrors) -> Theme {
        try ThemeLoader.load(name, askedBy: .file("config.toml", line: 3), userFolder: folder.path, depth: depth)
    }

    @Test func `a theme of three lines is complete`() throws {
        try folder.write("[roles]\ntext = { fg = 250, bg = 17 }\naccent = { fg = 117 }\n", to: "mine.toml")
        let theme = try load("mine")
        #expect(theme.name == "mine")
        #expect(theme[.syntaxKeyword] == Style(foreground: .palette(117), background: .palette(17)))
        #expect(theme[.selection] == Style(foreground: .palette(250), background: .palette(17), attributes: .reverse))
        #expect(theme[.selectionInactive].attributes == .underline)
    }

    @Test func `a selection that is only a background becomes bold too`() throws {
        try folder.write("[roles]\nselection = { bg = \"#005f87\" }\n", to: "mine.toml")
        #expect(try load("mine")[.selection] == Style(background: .palette(24), attributes: .bold))
        #expect(try load("mine", .sixteen)[.selection] == Style(attributes: .reverse))
    }

    @Test func `an inherited theme supplies missing rules`() throws {
        try folder.write(
            "inherits = \"midnight\"\n[roles]\nok = { fg = 40 }\nkey = { bold = false }\n", to: "mine.toml")
        let midnight = try load("midnight")
        let mine = try load("mine")
        #expect(mine[.ok] == Style(foreground: .palette(40), background: midnight[.text].background))
        #expect(mine[.key].foreground == midnight[.key].foreground)
        #expect(mine[.key].attributes == [])
        #expect(mine[.danger] == midnight[.danger])
    }

    @Test func `a user's theme replaces a built-in one, and can inherit from it`() throws {
        try folder.write("inherits = \"paper\"\n[roles]\nok = { fg = 40 }\n", to: "paper.toml")
        #expect(try load("paper")[.ok].foreground == .palette(40))
        #expect(try load("paper")[.text].background == .palette(255))
    }

    @Test func `an unknown name is reported with its origin`() {
        #expect(
            message { () throws(ConfigurationErrors) in try load("midnigth") }
                == "config.toml:3: there is no theme 'midnigth'; did you mean 'midnight'?")
    }

    @Test(arguments: ["../secret", "", ".", "/etc/passwd"]) func `a name is not a path`(name: String) throws {
        try folder.write("", to: "..toml")
        #expect(message { () throws(ConfigurationErrors) in try load(name) }.contains("there is no theme"))
    }

    @Test func `an unknown theme to inherit from is reported with its line`() throws {
        try folder.write("\ninherits = \"nothing\"", to: "mine.toml")
        #expect(
            message { () throws(ConfigurationErrors) in try load("mine") }
                .hasPrefix("themes/mine.toml:2: there is no theme 'nothing'; known here: default, midnight,"))
    }

    @Test func `a theme that inherits from itself is refused`() throws {
        try folder.write("[roles]\nok = { fg = 40 }\n\n", to: "mine.toml")
        try folder.write("inherits = \"mine\"", to: "mine.toml")
        #expect(
            message { () throws(ConfigurationErrors) in try load("mine") }
                == "themes/mine.toml:1: the theme 'mine' inherits from itself")
    }

    @Test func `themes that inherit in a circle are refused`() throws {
        try folder.write("inherits = \"b\"", to: "a.toml")
        try folder.write("inherits = \"a\"", to: "b.toml")
        #expect(
            message { () throws(ConfigurationErrors) in try load("a") }
                == "themes/b.toml:1: these themes inherit from each other: a, b")
    }

    @Test func `without colours a user's attributes are kept`() throws {
        try folder.write("[roles]\ntext = { fg = 250, bg = 17 }\nok = { italic = true }\n", to: "mine.toml")
        let theme = try load("mine", .none)
        #expect(theme[.text] == Style())
        #expect(theme[.ok].attributes == .italic)
        #expect(theme[.selection].attributes == [.bold, .reverse])
    }

    @Test func `the catalogue lists themes with their files and errors`() throws {
        let paper = try folder.write("description = \"my paper\"", to: "paper.toml")
        try folder.write("roles = 1", to: "broken.toml")
        try folder.write("inherits = \"nowhere\"", to: "orphan.toml")
        try folder.write("", to: "notes.txt")
        let entries = ThemeCatalog.list(userFolder: folder.path)
        #expect(entries.map(\.name) == BuiltInThemes.names + ["broken", "orphan"])
        #expect(entries[0].path == nil)
        #expect(entries[0].summary == "your terminal's own colours, on dark and on light")
        #expect(entries.first { $0.name == "paper" }?.path == paper)
        #expect(entries.first { $0.name == "paper" }?.summary == "my paper")
        #expect(entries.filter { $0.problem != nil }.map(\.name) == ["broken", "orphan"])
    }

    @Test func `without a folder only the built-in themes exist`() {
        #expect(ThemeCatalog.list(userFolder: nil).map(\.name) == BuiltInThemes.names)
        #expect(ThemeCatalog.list(userFolder: "/nowhere/at/all").count == BuiltInThemes.names.count)
    }
}
