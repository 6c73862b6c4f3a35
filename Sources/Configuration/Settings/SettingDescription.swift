/// A setting of the configuration file, as documented: the list of known keys and the man page are generated from these.
package struct SettingDescription: Hashable, Sendable {
    /// The key.
    package let name: String
    /// What a value looks like: `true or false`.
    package let value: String
    /// The default; nil if obvious.
    package let defaultValue: String?
    /// What it does, in a sentence or two.
    package let meaning: String

    private init(_ name: String, _ value: String, defaultValue: String? = nil, _ meaning: String) {
        self.name = name
        self.value = value
        self.defaultValue = defaultValue
        self.meaning = meaning
    }

    /// Settings before any table, except the table `contexts`.
    package static let top: [SettingDescription] = [
        SettingDescription(
            "context", "string", defaultValue: "the only context, if there is just one",
            "The context to open. --context overrides it."),
        theme, themeOnLight, mouse,
        SettingDescription(
            "refresh_seconds", "whole number, \(Settings.minRefreshSeconds) or more",
            defaultValue: "\(Settings.defaultRefreshSeconds)",
            "Seconds between two refreshes. While the terminal has no focus, refreshes are less frequent."),
        confirmSaves, confirmOver, completeWhileTyping,
    ]

    /// Settings of a `[contexts.NAME]`.
    package static let context: [SettingDescription] = [
        SettingDescription(
            "url", "string", defaultValue: "none; every context needs it",
            "The address of the OnCall API, with or without /api/v1."),
        SettingDescription(
            "grafana_url", "string", defaultValue: "none",
            "The address of the Grafana stack, sent as X-Grafana-URL. Service account tokens need it."),
        SettingDescription(
            "token_env", "string", defaultValue: "none", "The name of an environment variable that holds the token."),
        SettingDescription(
            "token_file", "string", defaultValue: "none",
            "A file that holds the token. Only you may have access to it (mode 600)."),
        SettingDescription(
            "token_command", "list of strings", defaultValue: "none",
            """
            A program and its arguments; the token is what it prints. It is run without a shell and without a \
            terminal, so it can't ask for a passphrase there: unlock the key in another terminal first. It is ended after \
            \(TokenSource.commandTimeout / 1000) seconds.
            """),
        SettingDescription(
            "authorization", "\"auto\", \"bearer\" or \"raw\"", defaultValue: "\"auto\"",
            "The form of the Authorization header. auto tries Bearer, then the raw token if that is refused."),
        SettingDescription(
            "read_only", "true or false", defaultValue: "false", "Disable every write. --read-only does so too."),
        SettingDescription(
            "unlock_minutes", "whole number, 1 to 120", defaultValue: "none: it can't be unlocked",
            "Minutes for which :unlock allows writes in a context with read_only, once its name is typed."),
        SettingDescription(
            "protected", "true or false", defaultValue: "false",
            "Mark the context by its name in the first line and by red frames, and ask for a typed confirmation."),
        SettingDescription(
            "confirm", "\"name\", \"count\" or \"off\"", defaultValue: "\"name\" if protected, else \"off\"",
            """
            What has to be typed before a write in confirm_for: the name of the context, or the number of integrations. On the command line: \
            --confirm, or ONCALL_TUI_CONFIRM.
            """),
        SettingDescription(
            "confirm_for", "list of strings",
            defaultValue: "delete, disable_alerts, bulk, window>8h, apply, test",
            """
            The writes that need it: create, update, delete, start, stop, extend, apply, bulk, test, disable_alerts, and window>LENGTH for \
            longer maintenance windows.
            """),
        SettingDescription(
            "max_window", "string", defaultValue: "30 days", "The longest maintenance window, like \"8h\"."),
        SettingDescription(
            "forbid", "list of strings", defaultValue: "none",
            "Writes that are not allowed, by the verbs of confirm_for."),
        SettingDescription(
            "teams", "list of strings", defaultValue: "all",
            "The names of the teams whose integrations may be changed; others are shown and locked."),
        confirmSaves, confirmOver, completeWhileTyping, theme, themeOnLight,
        SettingDescription(
            "ca_file", "string", defaultValue: "the system's certificates",
            "A file of certificates in PEM format to trust instead of the system's. Without it: `CURL_CA_BUNDLE`, then `SSL_CERT_FILE`."
        ),
        SettingDescription(
            "allow_plain_http", "true or false", defaultValue: "false", "Allow plain HTTP beyond this machine."),
        SettingDescription(
            "connect_timeout_seconds", "whole number, 1 to 600", defaultValue: "\(Settings.defaultConnectTimeout)",
            "Seconds to wait for a connection."),
        SettingDescription(
            "read_timeout_seconds", "whole number, 1 to 600", defaultValue: "\(Settings.defaultReadTimeout)",
            "Seconds to wait for a complete response."),
    ]

    /// Settings of the table `[notify]`.
    package static let notify: [SettingDescription] = [
        SettingDescription(
            "before", "list of strings", defaultValue: "none",
            "How long before the end of a maintenance window it is announced, like [\"10m\", \"1m\"]."),
        SettingDescription(
            "at_end", "true or false", defaultValue: "true", "Announce that the server has closed a window."),
        SettingDescription("bell", "true or false", defaultValue: "true", "Ring the terminal's bell then."),
        SettingDescription(
            "osc", "\"9\", \"777\", \"99\" or \"off\"", defaultValue: "\"off\"",
            "Show a notification of the terminal: 9 for iTerm2 and others, 777 for rxvt-unicode and others, 99 for kitty."
        ),
        SettingDescription(
            "command", "list of strings", defaultValue: "none",
            "A program and its arguments to run then, without a shell; {name} and {text} are replaced in them."),
    ]

    /// Settings of the table `[keys]`.
    package static let keys: [SettingDescription] = [
        SettingDescription(
            "preset", "\"vim\", \"arrows\" or \"emacs\"", defaultValue: "none",
            """
            Keys to begin with: vim adds some of vi, arrows leaves the letters free that move, emacs has Ctrl-N, Ctrl-P, Ctrl-V and the like \
            also in texts.
            """)
    ]

    /// All settings; those that exist in several places more than once.
    package static let all = top + notify + keys + context

    private static let theme = SettingDescription(
        "theme", "string", defaultValue: "\"\(ThemeLoader.defaultName)\"",
        """
        The theme; oncall-tui themes lists them. A context overrides the top of the file, :theme in the console both, --theme all.
        """)
    private static let themeOnLight = SettingDescription(
        "theme_on_light", "string", defaultValue: "the same theme",
        "The theme on a light background, in terminals that tell it when asked (OSC 11).")
    private static let mouse = SettingDescription(
        "mouse", "true or false", defaultValue: "true",
        "Use the mouse. If false, the terminal's own selection works; Ctrl-T switches it while the console runs.")
    private static let confirmSaves = SettingDescription(
        "confirm_saves", "true or false", defaultValue: "true",
        "Show the diff before every save. If false, it is shown only if you have to decide something, such as a conflict."
    )
    private static let confirmOver = SettingDescription(
        "confirm_over", "whole number, 1 to 1000", defaultValue: "\(Settings.defaultConfirmOver)",
        "A plan for more integrations than this is sent only once their number is typed; deletions always are.")
    private static let completeWhileTyping = SettingDescription(
        "complete_while_typing", "true or false", defaultValue: "false",
        "Open completion after . and | without Ctrl-Space.")

    /// A file with every setting.
    package static let example = """
        context = "prod"
        theme = "midnight"
        theme_on_light = "paper"
        mouse = true
        refresh_seconds = 60
        confirm_saves = true
        confirm_over = 10
        complete_while_typing = false

        [notify]
        before = ["10m", "1m"]
        at_end = true
        bell = true
        osc = "off"
        command = ["notify-send", "{name}", "{text}"]

        [keys]
        preset = "vim"

        [keys.all]
        start_maintenance = ["m", "F2"]

        [keys.list]
        delete = "none"

        [contexts.prod]
        url = "https://oncall-prod-eu-west-0.grafana.net/oncall"
        grafana_url = "https://example.grafana.net"
        token_command = ["pass", "show", "oncall/prod"]
        # or: token_env = "NAME"
        authorization = "auto"
        read_only = true
        unlock_minutes = 10
        protected = true
        confirm = "name"
        confirm_for = ["delete", "disable_alerts", "window>8h"]
        max_window = "24h"
        forbid = ["delete"]
        teams = ["Payments", "SRE"]
        confirm_saves = true
        confirm_over = 3
        complete_while_typing = true
        theme = "ember"
        theme_on_light = "catppuccin-latte"

        [contexts.lab]
        url = "http://oncall.lab.example:8080"
        token_file = "~/.config/oncall-tui/lab-token"
        ca_file = "~/lab-ca.pem"
        allow_plain_http = true
        connect_timeout_seconds = 10
        read_timeout_seconds = 60
        """
}
