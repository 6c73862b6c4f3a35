import OnCall
import TOML
import TerminalCore

/// The configuration file, checked as a whole: an error in an unused context is an error, too.
struct ConfigurationFile: Hashable, Sendable {
    let context: Setting<String>?
    let theme: Setting<String>?
    let themeOnLight: Setting<String>?
    let hasMouse: Setting<Bool>?
    let refreshSeconds: Setting<Int>?
    let confirmsSaves: Setting<Bool>?
    let confirmOver: Setting<Int>?
    let completesWhileTyping: Setting<Bool>?
    let notify: NotifySettings?
    let keys: KeySettings?
    /// In the order of the file.
    let contexts: [ContextSettings]

    /// Keys at the top, before any table.
    static let topKeys = SettingDescription.top.map(\.name)
    /// Keys of a context.
    static let contextKeys = SettingDescription.context.map(\.name)

    /// - Parameters:
    ///   - path: the path of the file; relative paths in it are relative to its folder.
    /// - Throws: all errors in it.
    init(text: String, path: String, home: String) throws(ConfigurationErrors) {
        let name = ConfigurationFile.name(of: path)
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) }
        var reader = SectionReader(try TOMLSection.parsing(text, file: name))
        context = reader.string("context", expected: "the name of a context")
        theme = reader.string("theme", expected: "the name of a theme")
        themeOnLight = reader.string("theme_on_light", expected: "the name of a theme")
        hasMouse = reader.bool("mouse")
        refreshSeconds = reader.seconds("refresh_seconds", in: Settings.minRefreshSeconds...(.max))
        confirmsSaves = reader.bool("confirm_saves")
        confirmOver = reader.confirmOver()
        completesWhileTyping = reader.bool("complete_while_typing")
        notify = NotifyReader.read(&reader)
        keys = KeySettings.read(&reader)
        var contexts: [ContextSettings] = []
        for member in reader.table("contexts")?.members ?? [] {
            guard case .table(let section) = member.node else {
                reader.report("'contexts.\(member.name)' must be a table, found \(member.node.kind)", at: member)
                continue
            }
            let (context, errors) = ContextReader.read(section, name: member.name, origin: section.origin(member)) {
                path in
                UserPaths.expanded(path, home: home, relativeTo: folder)
            }
            if let context { contexts.append(context) }
            reader.add(errors)
        }
        self.contexts = contexts
        ConfigurationFile.refuseToken(in: &reader)
        reader.reportUnknown(elsewhere: ConfigurationFile.contextKeys, otherSection: "in a [contexts.NAME]")
        guard reader.errors.isEmpty else { throw ConfigurationErrors(reader.errors) }
        if let context { _ = try find(context) }
    }

    /// The context called `name`.
    func find(_ name: Setting<String>) throws(ConfigurationErrors) -> ContextSettings {
        if let context = contexts.first(where: { $0.name == name.value }) { return context }
        let hint = NearestName.hint(for: name.value, among: contexts.map(\.name))
        throw ConfigurationErrors("there is no context '\(name.value)'\(hint)", at: name.origin)
    }

    /// The name in messages of the file at `path`.
    static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    /// Rejects `token`: a token must not be in a file that people copy, show and put under version control.
    static func refuseToken(in reader: inout SectionReader) {
        reader.refuse(
            "token",
            """
            a token does not belong in this file; say where it is, with one of token_env = "VARIABLE", \
            token_file = "path" and token_command = ["program", "argument"]
            """)
    }
}
