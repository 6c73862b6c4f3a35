import Configuration
import TerminalCore

/// `oncall-tui-config(5)`.
enum ConfigurationPage {
    static var text: String {
        var page = Roff(.configuration, section: 5, date: Version.date, source: "oncall-tui \(Version.text)")
        page.name(.configuration, "configuration of oncall-tui")
        page.section("Description")
        page.paragraph(
            """
            `oncall-tui` reads `$XDG_CONFIG_HOME/oncall-tui/config.toml`, which is ~/.config/oncall-tui/config.toml by default, or the \
            file given with `--config`. The file is optional. Its format is TOML.
            """)
        page.paragraph(
            """
            Flags override environment variables, which override the file. What belongs to a server stays with it: if `--url` or \
            `GRAFANA_ONCALL_URL` names another server than the context, then token, certificates and Grafana address of the context are \
            not used. A context chosen with `--context` overrides the environment. A token in the \
            environment is sent to `GRAFANA_ONCALL_URL` or `--url` only, unless the context names its variable with `token_env`.
            """)
        page.paragraph(
            """
            An unknown setting or an invalid value is an error, reported with its line. `oncall-tui info` prints every setting in use and \
            where it came from. Paths may begin with ~/; other relative paths begin in the directory of the file.
            """)
        page.paragraph(
            """
            While the console runs, file and themes are read again when they change, when the terminal gets the focus, and with `:reload`. A valid \
            file is taken at once: theme, keys, mouse, refreshes, notices, and how saves are confirmed. An invalid one changes nothing, and its line \
            is shown. Server, token and connection hold until the context is opened again with `:context`; guard rails and `read_only` only get \
            stricter until then.
            """)
        page.section("Settings at the top of the file")
        for setting in SettingDescription.top { add(setting, to: &page) }
        page.section("Settings of the table notify")
        page.paragraph(
            "`[notify]` says how you hear about maintenance windows that end, besides the line on the screen.")
        for setting in SettingDescription.notify { add(setting, to: &page) }
        page.section("Keys")
        page.paragraph(
            """
            `[keys.PLACE]` gives actions of an input context other keys: `start_maintenance = ["m", "F2"]`. `"none"` leaves an action without a \
            key. A chosen key wins over every default in its place, and footer and help show it. `[keys.all]` holds wherever the action \
            exists; there, characters hold only where no text is typed. `oncall-tui keys --actions` lists places and actions, `keys --check` says \
            what is wrong: an unknown action, a key that terminals can't send, a character where text is typed, two actions on one key, a place \
            that could not be left any more.
            """)
        page.paragraph(
            """
            Keys are written as in the help: `m`, `M`, `Ctrl-S`, `Alt-x`, `F2`, `PgDn`, `Shift-Tab`, `Space`, `Enter`, `Esc`, `Up`. Shift is part of a \
            typed character. Terminals send the same for `Ctrl-I` and `Tab`, `Ctrl-M` and `Enter`, and don't tell `Ctrl-Shift-M` from `Ctrl-M`.
            """)
        for setting in SettingDescription.keys { add(setting, to: &page) }
        page.section("Settings of a context")
        page.paragraph(
            """
            Each `[contexts.NAME]` describes a server. It needs `url`, and one of `token_env`, `token_file` and `token_command`, unless \
            the token comes from the environment or from `--token-file`. The token itself does not belong in the file.
            """)
        for setting in SettingDescription.context { add(setting, to: &page) }
        page.section("Themes")
        page.paragraph(
            """
            A theme is a TOML file with `description`, `inherits` and a table `[roles]`. A role has `fg` and `bg` (a name such as red or \
            bright-blue, a number from 0 to 255, #rrggbb or default) and `bold`, `dim`, `italic`, `underline` and `reverse` (true or \
            false). These are the roles:
            """)
        for role in Role.allCases {
            let parent = role.parent.map { " If left out: as `\($0.rawValue)`." } ?? ""
            page.item(Roff.bold(role.rawValue), "\(role.purpose).\(parent)")
        }
        page.section("Files")
        for file in FileReference.all.prefix(2) { page.item(Roff.italic(file.path), file.meaning) }
        page.section("Examples")
        page.example(SettingDescription.example)
        page.section("See also")
        page.raw("\\fBoncall\\-tui\\fR(1), \\fBoncall\\-tui\\-files\\fR(5)")
        return page.text
    }

    private static func add(_ setting: SettingDescription, to page: inout Roff) {
        page.item("\(Roff.bold(setting.name)) = \(Roff.italic(setting.value))", setting.meaning)
        if let standard = setting.defaultValue { page.more("Default: \(standard).") }
    }
}
