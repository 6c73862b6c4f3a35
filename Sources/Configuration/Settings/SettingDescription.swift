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
        theme,
        SettingDescription(
            "refresh_seconds", "whole number, \(Settings.minRefreshSeconds) or more",
            defaultValue: "\(Settings.defaultRefreshSeconds)",
            "Seconds between two refreshes. While the terminal has no focus, refreshes are less frequent."),
        confirmSaves, completeWhileTyping,
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
        confirmSaves, completeWhileTyping, theme,
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

    /// All settings; those that exist in both places twice.
    package static let all = top + context

    private static let theme = SettingDescription(
        "theme", "string", defaultValue: "\"\(ThemeLoader.defaultName)\"",
        "The theme; oncall-tui themes lists them. A context overrides the top of the file, --theme overrides both.")
    private static let confirmSaves = SettingDescription(
        "confirm_saves", "true or false", defaultValue: "true",
        "Show the diff before every save. If false, it is shown only if you have to decide something, such as a conflict."
    )
    private static let completeWhileTyping = SettingDescription(
        "complete_while_typing", "true or false", defaultValue: "false",
        "Open completion after . and | without Ctrl-Space.")

    /// A file with every setting.
    package static let example = """
        context = "prod"
        theme = "midnight"
        refresh_seconds = 60
        confirm_saves = true
        complete_while_typing = false

        [contexts.prod]
        url = "https://oncall-prod-eu-west-0.grafana.net/oncall"
        grafana_url = "https://example.grafana.net"
        token_command = ["pass", "show", "oncall/prod"]
        # or: token_env = "NAME"
        authorization = "auto"
        read_only = true
        confirm_saves = true
        complete_while_typing = true
        theme = "ember"

        [contexts.lab]
        url = "http://oncall.lab.example:8080"
        token_file = "~/.config/oncall-tui/lab-token"
        ca_file = "~/lab-ca.pem"
        allow_plain_http = true
        connect_timeout_seconds = 10
        read_timeout_seconds = 60
        """
}
