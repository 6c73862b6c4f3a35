package import TerminalCore

/// Finds a theme by name and prepares it for the terminal.
package enum ThemeLoader {
    /// The default theme.
    package static let defaultName = BuiltInThemes.defaultName

    /// - Parameters:
    ///   - name: a file in `userFolder`, without `.toml`, or a built-in theme.
    ///   - origin: where the name was configured, for the message if there is no such theme.
    ///   - userFolder: `UserPaths.themesFolder`; it need not exist.
    ///   - ground: the terminal's own background, if it is known.
    /// - Throws: all errors in the theme file, or in one that it inherits from.
    package static func load(
        _ name: String, askedBy origin: Origin? = nil, userFolder: String?, depth: ColorDepth,
        on ground: ScreenGround? = nil
    ) throws(ConfigurationErrors) -> Theme {
        let directory = ThemeDirectory(userFolder: userFolder)
        let rules = try rules(of: name, askedBy: origin, on: directory, ground: ground)
        let plain = ThemeDirectory.Location(name: BuiltInThemes.plain, path: nil)
        let plainRules = depth == .none ? try directory.read(plain).rules : [:]
        return ThemeReducer(depth: depth, plain: plainRules, ground: ground).theme(name, rules: rules)
    }

    /// The rules of a theme, merged with those it inherits, with colours in place of their names.
    static func rules(
        of name: String, askedBy origin: Origin?, on directory: ThemeDirectory, ground: ScreenGround? = nil
    ) throws(ConfigurationErrors) -> [Role: ThemeRule] {
        var merged: [Role: ThemeRule] = [:]
        var palette: [String: ThemeColor] = [:]
        var names: [ThemeFile.NamedColor] = []
        for file in try files(of: name, askedBy: origin, on: directory) {
            let variant = ground.flatMap { file.variants[$0] } ?? [:]
            let rules = file.rules.merging(variant) { $0.overridden(by: $1) }
            merged = rules.merging(merged) { $0.overridden(by: $1) }
            palette.merge(file.palette) { own, _ in own }
            names += file.unresolved
        }
        let errors = names.filter { palette[$0.name] == nil }.map(\.error)
        guard errors.isEmpty else { throw ConfigurationErrors(errors) }
        return merged.mapValues { $0.resolved(in: palette) }
    }

    /// The file of a theme, followed by those it inherits from.
    private static func files(
        of name: String, askedBy origin: Origin?, on directory: ThemeDirectory
    ) throws(ConfigurationErrors) -> [ThemeFile] {
        var seen: [ThemeDirectory.Location] = []
        var files: [ThemeFile] = []
        var wanted = Setting(name, from: origin ?? .preset)
        while true {
            guard let location = directory.location(of: wanted.value, inheriting: seen.last) else {
                guard seen.last?.name != wanted.value else {
                    throw ConfigurationErrors("the theme '\(wanted.value)' inherits from itself", at: wanted.origin)
                }
                let hint = NearestName.hint(for: wanted.value, among: directory.locations.map(\.name))
                throw ConfigurationErrors(
                    "there is no theme '\(wanted.value)'\(hint)", at: wanted.origin == .preset ? nil : wanted.origin)
            }
            guard !seen.contains(location) else {
                let cycle = seen.map(\.name).joined(separator: ", ")
                throw ConfigurationErrors(
                    "these themes inherit from each other: \(cycle)", at: wanted.origin)
            }
            let file = try directory.read(location)
            seen.append(location)
            files.append(file)
            guard let next = file.inherits else { return files }
            wanted = next
        }
    }
}
