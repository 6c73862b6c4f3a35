package import TerminalCore

/// Finds a theme by name and prepares it for the terminal.
package enum ThemeLoader {
    /// The default theme.
    package static let defaultName = BuiltInThemes.defaultName

    /// - Parameters:
    ///   - name: a file in `userFolder`, without `.toml`, or a built-in theme.
    ///   - origin: where the name was configured, for the message if there is no such theme.
    ///   - userFolder: `UserPaths.themesFolder`; it need not exist.
    /// - Throws: all errors in the theme file, or in one that it inherits from.
    package static func load(
        _ name: String, askedBy origin: Origin? = nil, userFolder: String?, depth: ColorDepth
    ) throws(ConfigurationErrors) -> Theme {
        let directory = ThemeDirectory(userFolder: userFolder)
        let rules = try rules(of: name, askedBy: origin, on: directory)
        let plain = ThemeDirectory.Location(name: BuiltInThemes.plain, path: nil)
        let plainRules = depth == .none ? try directory.read(plain).rules : [:]
        return ThemeReducer(depth: depth, plain: plainRules).theme(name, rules: rules)
    }

    /// The rules of a theme, merged with those it inherits.
    static func rules(
        of name: String, askedBy origin: Origin?, on directory: ThemeDirectory
    ) throws(ConfigurationErrors) -> [Role: ThemeRule] {
        var seen: [ThemeDirectory.Location] = []
        var merged: [Role: ThemeRule] = [:]
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
            merged = file.rules.merging(merged) { $0.overridden(by: $1) }
            guard let next = file.inherits else { return merged }
            wanted = next
        }
    }
}
