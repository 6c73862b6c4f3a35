import OnCall
import TOML

extension FiledIntegration {
    /// Reads a folder.
    /// - Parameters:
    ///   - folder: its name.
    ///   - files: the files in it, by name.
    /// - Returns: what it describes, or everything that is wrong in it.
    package static func read(
        folder: String, _ files: [FolderFile]
    ) -> Result<FiledIntegration, FileProblems> {
        let path = "\(folder)/\(mainFile)"
        guard let main = files.first(where: { $0.name == mainFile }) else {
            return .failure(FileProblems([FileProblem("\(folder): there is no \(mainFile)")]))
        }
        let section: TOMLSection
        do throws(TOMLError) {
            section = try TOMLSection(text: main.text, file: path)
        } catch {
            return .failure(FileProblems([FileProblem(path, line: error.line, error.message)]))
        }
        var reader = MemberReader(section)
        var integration = FiledIntegration(
            folder: folder, id: reader.string("id").map { IntegrationID($0) }, name: reader.string("name") ?? "",
            type: reader.string("type") ?? "")
        if section["name"] == nil { reader.report("'name' is missing") }
        if section["type"] == nil { reader.report("'type' is missing") }
        integration.descriptionShort = reader.string("description")
        integration.team = reader.string("team").map(reference)
        reader.section("default_route") { route in
            // What it is called decides what it is.
            for member in route.section.members {
                switch member.name {
                case "escalation_chain":
                    if let name = route.string(member.name) { integration.route.append(.chain(reference(name))) }
                case "slack_channel":
                    if let id = route.string(member.name) {
                        integration.route.append(.slackChannel(id.isEmpty ? nil : id))
                    }
                default:
                    if let isOn = route.bool(member.name) {
                        integration.route.append(.isPosting(service: member.name, isOn))
                    }
                }
            }
        }
        integration.labels = reader.labels("labels")
        integration.dynamicLabels = reader.labels("dynamic_labels")
        reader.section("templates") { templates in
            if let defaults = templates.defaults("default") { integration.defaults = defaults }
        }
        reader.reportUnknown()
        var problems = reader.problems
        for file in files.sorted(by: { $0.name < $1.name }) where file.name != mainFile {
            guard let slot = slot(ofFile: file.name), slot.purpose != nil else {
                // Other files, such as a README, are the user's own.
                if file.name.hasSuffix(suffixOfTemplates) {
                    problems.append(FileProblem("\(folder)/\(file.name): there is no template of this name"))
                }
                continue
            }
            integration.templates.append(SlotText(slot, text(ofFile: file.text)))
        }
        integration.templates.sort { $0.slot.path < $1.slot.path }
        return problems.isEmpty ? .success(integration) : .failure(FileProblems(problems))
    }

    private static let suffixOfTemplates = ".j2"

    private static func reference(_ text: String) -> Reference {
        if text.isEmpty { return .none }
        return text.hasPrefix("id:") ? .id(String(text.dropFirst(3))) : .name(text)
    }
}

/// All that is wrong in a folder.
package struct FileProblems: Error, Hashable, Sendable {
    package let problems: [FileProblem]

    package init(_ problems: [FileProblem]) { self.problems = problems }
}
