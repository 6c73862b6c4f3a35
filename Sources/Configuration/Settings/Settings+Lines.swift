import OnCall
import TerminalCore

/// A setting as shown by `oncall-tui info`.
package struct SettingLine: Hashable, Sendable {
    /// As in the configuration file.
    package let name: String
    package let value: String
    package let origin: Origin
}

extension Settings {
    /// All settings in effect, with their origins. Includes where the token is, not the token.
    package var lines: [SettingLine] {
        var lines: [SettingLine] = []
        func add(_ name: String, _ setting: Setting<some Any>?) {
            if let setting { lines.append(SettingLine(name: name, value: "\(setting.value)", origin: setting.origin)) }
        }
        if let server {
            add("context", server.context)
            add("url", server.url)
            add("grafana_url", server.grafanaURL)
            add("token", server.token)
            add("authorization", server.authorization.map(\.rawValue))
            add("ca_file", server.caFile)
            add("allow_plain_http", server.allowsPlainHTTP)
            add("connect_timeout_seconds", server.connectTimeoutSeconds)
            add("read_timeout_seconds", server.readTimeoutSeconds)
        }
        add("read_only", isReadOnly)
        lines += guards.lines
        add("confirm_saves", confirmsSaves)
        add("confirm_over", confirmOver)
        add("complete_while_typing", completesWhileTyping)
        add("theme", theme)
        add("theme_on_light", themeOnLight)
        add("mouse", hasMouse)
        add("colors", hasNoColor.map { !$0 })
        add("refresh_seconds", refreshSeconds)
        add("keys.preset", keys.preset.map { $0.map(\.rawValue) })
        for choice in keys.choices {
            let names = choice.value.keys.map(\.name).joined(separator: " ")
            let name = "keys.\(choice.value.place).\(choice.value.action)"
            lines.append(SettingLine(name: name, value: names.isEmpty ? "none" : names, origin: choice.origin))
        }
        return lines
    }
}
