import ConsoleScript
import Features
import OnCall
import TerminalCore

extension Script {
    /// A console whose editor has a template in it, and a payload beside it.
    static func studio(_ template: String, payload: String) -> Script {
        var script = Script([Integration.sample("C1")], size: Size(width: 200, height: 50))
        script.go(to: .template(TemplateSlot(path: "slack.title")))
        script.press("<Enter>")
        script.answerStudio(remembering: ChosenPayload(source: .file(path: "a"), text: payload))
        script.press("<M-a>")
        script.send(.input(.paste(template), now: script.now))
        script.answerStudio()
        return script
    }

    /// A payload with alerts.
    static func payload(bytes: Int) -> String {
        let labels = #""labels": {"alertname": "HighErrorRate", "instance": "web-1:9100"}"#
        let item = #"  {"status": "firing", \#(labels), "value": 12.5}"#
        let count = bytes / (item.utf8.count + 2)
        return "{\"alerts\": [\n" + Array(repeating: item, count: count).joined(separator: ",\n") + "\n]}"
    }
}
