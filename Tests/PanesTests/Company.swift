import ConsoleScript
import Features
import FoundationEssentials
import OnCall

/// A small company for screens: one of each thing that a screen has to handle.
enum Company {
    static let integrations: [Integration] = [
        .sample(
            "CHECKOUT",
            #"""
            "name":"Checkout – Prometheus EU","type":"alertmanager","description_short":"Everything that takes money",
            "default_route":{"id":"R1","escalation_chain_id":"F1","slack":{"channel_id":"C0FFEE"}},
            "templates":{"grouping_key":"{{ payload.groupKey }}","resolve_signal":null,"acknowledge_signal":null,"source_link":"",
              "slack":{"title":"{{ payload.status }}\n{% for a in payload.alerts %}\n- {{ a.labels.alertname }}\n{% endfor %}\nend","message":null,"image_url":null},
              "pager\u001bduty":{"body":"x"},"odd":{"list":[1,2]}},
            "dynamic_labels":[{"key":{"name":"severity"},"value":{"name":"{{ payload.labels.severity }}"}}]
            """#),
        .inMaintenance("K8S", for: 72).renamed("Kubernetes prod-eu-west-1"),
        .inMaintenance("LAKE", for: -30).renamed("Data lake freshness"),
        .inMaintenance("BANK", for: 93_780).renamed("Bank holidays"),
        .named("TOKYO", "監視 Tokyo 東京", type: "zabbix"),
        .named("RTL", "מגדל תצפית", type: "webhook"),
        .named("ESC", #"evil \u001b[31mred\u001b[0m\u202e name"#, type: "webhook"),
        .named("LONG", String(repeating: "a very long name ", count: 9), type: "formatted_webhook"),
        .named("EMOJI", "🔥 Fire drill 👩‍🚒", type: "grafana"),
    ]

    static func script(isReadOnly: Bool = false) -> Script {
        Script(integrations, isReadOnly: isReadOnly)
    }
}

extension Integration {
    fileprivate func renamed(_ name: String) -> Integration {
        var copy = self
        copy.name = .value(name)
        return copy
    }
}
