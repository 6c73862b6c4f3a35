/// The environment variables that the program reads.
enum EnvironmentReference {
    /// A variable.
    struct Variable {
        let name: String
        let meaning: String
    }

    static let all = [
        Variable(name: "GRAFANA_ONCALL_URL", meaning: "The address of the OnCall API, with or without `/api/v1`."),
        Variable(name: "GRAFANA_ONCALL_ACCESS_TOKEN", meaning: "An OnCall API token."),
        Variable(name: "GRAFANA_URL", meaning: "The address of the Grafana stack, sent as X-Grafana-URL."),
        Variable(
            name: "GRAFANA_AUTH",
            meaning: "A service account token, used if there is no other token. It needs `GRAFANA_URL`."),
        Variable(name: "NO_COLOR", meaning: "If set to anything but an empty text: no colours."),
        Variable(name: "COLORTERM", meaning: "truecolor or 24bit: the terminal shows any colour."),
        Variable(
            name: "ESCDELAY",
            meaning: "Milliseconds after which an Escape is a key of its own. Without it: 25, and 100 over SSH."),
        Variable(
            name: "VISUAL",
            meaning: "Your editor and its arguments, quoted as in a shell. No shell runs it, and nothing is expanded."),
        Variable(name: "EDITOR", meaning: "Your editor, if `VISUAL` is not set. Without either: vi."),
        Variable(name: "TERM", meaning: "The terminal type."),
        Variable(
            name: "HTTPS_PROXY",
            meaning: "The proxy for HTTPS; it sees an encrypted tunnel only. Plain HTTP uses no proxy."),
        Variable(name: "ALL_PROXY", meaning: "The proxy, if `HTTPS_PROXY` is not set."),
        Variable(
            name: "NO_PROXY",
            meaning:
                "Hosts that are contacted without a proxy, separated by commas. `.corp` and `*.corp` stand for all hosts below corp."
        ),
        Variable(
            name: "CURL_CA_BUNDLE",
            meaning: "A file of certificates to trust instead of the system's, if there is no `ca_file`."),
        Variable(name: "SSL_CERT_FILE", meaning: "The same, if `CURL_CA_BUNDLE` is not set."),
        Variable(name: "XDG_CONFIG_HOME", meaning: "The directory of the configuration. Default: ~/.config."),
        Variable(name: "XDG_STATE_HOME", meaning: "The directory of the state files. Default: ~/.local/state."),
        Variable(name: "XDG_RUNTIME_DIR", meaning: "The directory for the socket of `--demo`."),
        Variable(name: "HOME", meaning: "The home directory."),
    ]
}
