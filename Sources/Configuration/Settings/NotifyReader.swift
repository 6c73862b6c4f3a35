import OnCall
import TOML

/// Reads the table `[notify]`.
enum NotifyReader {
    /// - Returns: nil if there is no such table.
    static func read(_ reader: inout SectionReader) -> NotifySettings? {
        guard let table = reader.table("notify") else { return nil }
        var section = SectionReader(table)
        var settings = NotifySettings()
        let before: Setting<[Int]>? = section.read(
            "before", expected: "a list of lengths, like [\"10m\", \"1m\"]"
        ) { node in
            guard case .array(let nodes) = node else { return nil }
            let seconds = nodes.compactMap { node in
                if case .string(let text) = node { WindowGrammar.seconds(ofLength: text) } else { nil }
            }
            return seconds.count == nodes.count ? seconds : nil
        }
        if let before { settings.before = before.value.sorted(by: >) }
        if let atEnd = section.bool("at_end") { settings.isAtEnd = atEnd.value }
        if let bell = section.bool("bell") { settings.ringsBell = bell.value }
        if let sequence = section.choice("osc", NotifySettings.Sequence.self) { settings.sequence = sequence.value }
        if let command = section.command("command") { settings.command = command.value }
        section.reportUnknown()
        reader.add(section.errors)
        return settings
    }
}
