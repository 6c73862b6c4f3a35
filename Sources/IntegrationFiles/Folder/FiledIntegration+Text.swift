import JSON
package import OnCall
import TOML

/// A file of a folder, by its path below it.
package struct FolderFile: Hashable, Sendable {
    package let name: String
    /// Exact to the byte.
    package let text: String

    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }

    package static func == (a: FolderFile, b: FolderFile) -> Bool { a.name == b.name && a.text.isExactly(b.text) }
}

extension FiledIntegration {
    /// The name of the file with all but the templates.
    package static let mainFile = "integration.toml"
    private static let suffix = ".j2"

    /// Its files, always in the same order and form, so that exporting twice changes nothing.
    /// - Parameter withID: whether the id is written; without it a folder can be applied to another server.
    package func files(withID: Bool = true) -> [FolderFile] {
        [FolderFile(name: FiledIntegration.mainFile, text: toml(withID: withID))]
            + templates.map {
                FolderFile(name: FiledIntegration.file(of: $0.slot), text: FiledIntegration.fileText($0.text))
            }
    }

    /// All of it as one TOML document: the main file, with the texts of the templates in it.
    package var document: String {
        toml(withID: true)
            + templates.map { "\(TOMLText.key($0.slot.path)) = \(TOMLText.string($0.text))\n" }.joined()
    }

    /// The text of the main file with another id at its top; the other lines stay.
    package static func withID(_ id: IntegrationID, in text: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let end = lines.firstIndex { $0.drop(while: \.isWhitespace).hasPrefix("[") } ?? lines.endIndex
        if let old = lines[..<end].firstIndex(where: { line in
            line.prefix { $0 != "=" }.filter { !$0.isWhitespace } == "id"
        }) {
            lines.remove(at: old)
        }
        return (["id = \(TOMLText.string(id.rawValue))"] + lines).joined(separator: "\n")
    }

    /// `slack.title.j2`.
    package static func file(of slot: TemplateSlot) -> String { slot.path + suffix }

    /// The slot of a file; nil if it is no template.
    package static func slot(ofFile name: String) -> TemplateSlot? {
        guard name.hasSuffix(suffix), name.utf8.count > suffix.utf8.count else { return nil }
        return TemplateSlot(path: String(name.dropLast(suffix.count)))
    }

    /// Editors end a file with a line break; it does not belong to the text. An empty file is an empty text.
    static func fileText(_ text: String) -> String { text.utf8.isEmpty ? "" : text + "\n" }

    /// The text of a file: without one line break at its end.
    static func text(ofFile text: String) -> String {
        guard text.utf8.last == UInt8(ascii: "\n") else { return text }
        return String(decoding: text.utf8.dropLast(), as: UTF8.self)
    }

    private func toml(withID: Bool) -> String {
        var lines: [String] = []
        if withID, let id { lines.append("id = \(TOMLText.string(id.rawValue))") }
        lines.append("name = \(TOMLText.string(name))")
        lines.append("type = \(TOMLText.string(type))")
        if let descriptionShort { lines.append("description = \(TOMLText.string(descriptionShort))") }
        if let team { lines.append("team = \(FiledIntegration.toml(team))") }
        if !route.isEmpty {
            lines += ["", "[default_route]"]
            for part in route {
                switch part {
                case .chain(let chain): lines.append("escalation_chain = \(FiledIntegration.toml(chain))")
                case .slackChannel(let id): lines.append("slack_channel = \(TOMLText.string(id ?? ""))")
                case .isPosting(let service, let isOn): lines.append("\(TOMLText.key(service)) = \(isOn)")
                }
            }
        }
        lines += FiledIntegration.toml("labels", labels) + FiledIntegration.toml("dynamic_labels", dynamicLabels)
        lines += ["", "[templates]"]
        switch defaults {
        case .all: lines.append("default = \"*\"")
        case .only(let slots):
            lines.append("default = [\(slots.map { TOMLText.string($0.path) }.joined(separator: ", "))]")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func toml(_ section: String, _ labels: [Label]?) -> [String] {
        guard let labels else { return [] }
        return ["", "[\(section)]"]
            + labels.map { "\(TOMLText.key($0.key)) = \(TOMLText.string($0.value))" }
    }

    private static func toml(_ reference: Reference) -> String {
        switch reference {
        case .none: "\"\""
        case .name(let name): TOMLText.string(name)
        case .id(let id): TOMLText.string("id:" + id)
        }
    }
}
