import TerminalCore
import Testing

@testable import Configuration

@Suite struct ThemeFileTests {
    private func read(_ text: String) throws(ConfigurationErrors) -> ThemeFile {
        try ThemeFile(text: text, name: "mine", file: "themes/mine.toml")
    }

    @Test func `colours are hex, names, numbers or default`() throws {
        let file = try read(
            """
            [roles]
            text = { fg = "#FF8000", bg = "default" }
            ok = { fg = "green", bg = "bright-blue" }
            warning = { fg = 208, bg = 0 }
            """)
        #expect(file.rules[.text] == ThemeRule(foreground: .rgb(RGB(255, 128, 0)), background: .terminal))
        #expect(file.rules[.ok] == ThemeRule(foreground: .palette(2), background: .palette(12)))
        #expect(file.rules[.warning] == ThemeRule(foreground: .palette(208), background: .palette(0)))
    }

    @Test(arguments: [
        """
        [roles]
        selection = { bold = true }
        "selection.inactive" = { dim = true }
        "editor.lineNumber" = { fg = "red" }
        """,
        """
        roles.selection.bold = true
        roles.selection.inactive.dim = true
        roles.editor.lineNumber.fg = "red"
        """,
        """
        [roles.selection]
        bold = true
        [roles.selection.inactive]
        dim = true
        [roles.editor]
        lineNumber = { fg = "red" }
        """,
    ])
    func `a role with a dot is one quoted key or two keys`(text: String) throws {
        #expect(
            try read(text).rules == [
                .selection: ThemeRule(adding: .bold), .selectionInactive: ThemeRule(adding: .dim),
                .lineNumber: ThemeRule(foreground: .palette(1)),
            ])
    }

    @Test func `false removes an attribute`() throws {
        let rule = try read("[roles]\nkey = { bold = false, underline = true }").rules[.key]
        #expect(rule == ThemeRule(adding: .underline, removing: .bold))
    }

    @Test(arguments: [
        ("[roles]\nselektion = { bold = true }", "2: unknown role 'selektion'; did you mean 'selection'?"),
        ("[roles]\nsyntax.keywrod = { }", "2: unknown role 'syntax.keywrod'; did you mean 'syntax.keyword'?"),
        ("[roles]\n\nok = { fgg = 1 }", "3: unknown key 'fgg' of role 'ok'; did you mean 'fg'?"),
        (
            "[roles]\nok = { fg = \"gren\" }",
            "2: 'fg' must be a colour: \"#rrggbb\", \"red\", \"bright-blue\", 0 to 255 or \"default\", found \"gren\"; "
                + "did you mean \"green\"?"
        ),
        (
            "[roles]\nok = { bg = 256 }",
            "2: 'bg' must be a colour: \"#rrggbb\", \"red\", \"bright-blue\", 0 to 255 or \"default\", found 256"
        ),
        (
            "[roles]\nok = { fg = \"#12345\" }",
            "2: 'fg' must be a colour: \"#rrggbb\", \"red\", \"bright-blue\", 0 to 255 or \"default\", found \"#12345\""
        ),
        ("[roles]\nok = { bold = 1 }", "2: 'bold' must be true or false, found 1"),
        ("[roles]\nok = \"green\"", "2: 'ok' must be a table like { fg = \"red\", bold = true }, found a string"),
        ("roles = 3", "1: 'roles' must be a table, found 3"),
        ("\nrole = { }", "2: unknown key 'role'; did you mean 'roles'?"),
        (
            "name = \"other\"",
            "1: 'name' must be \"mine\", matching the file name, or be left out, found \"other\""
        ),
        ("inherits = 1", "1: 'inherits' must be the name of a theme, found 1"),
    ])
    func `an error has file, line and the nearest name`(text: String, expected: String) {
        #expect(message { () throws(ConfigurationErrors) in try read(text) } == "themes/mine.toml:" + expected)
    }

    @Test func `all errors are reported at once, in the order of the file`() {
        let text = "[roles]\nok = { fg = true }\nzzzzzz = { }\nkey = { bold = \"yes\" }"
        let lines = message { () throws(ConfigurationErrors) in try read(text) }.split(separator: "\n")
        #expect(lines.map { $0.prefix(19) } == ["themes/mine.toml:2:", "themes/mine.toml:3:", "themes/mine.toml:4:"])
    }
}
