/// An entry of the list of themes.
package struct ThemeEntry: Hashable, Sendable {
    /// The value for `--theme` and `theme = `.
    package let name: String
    /// The path of its file; nil if built in.
    package let path: String?
    /// The description in the theme file; may be empty.
    package let summary: String
    /// Why it can't be used; nil if it can.
    package let problem: ConfigurationErrors?
}

/// The available themes.
package enum ThemeCatalog {
    /// The names alone, without reading any theme.
    /// - Parameter userFolder: `UserPaths.themesFolder`; it need not exist.
    package static func names(userFolder: String?) -> [String] {
        ThemeDirectory(userFolder: userFolder).locations.map(\.name)
    }

    /// Built-in themes first, then the user's by name. A user's theme replaces a built-in one of the same name.
    /// - Parameter userFolder: `UserPaths.themesFolder`; it need not exist.
    package static func list(userFolder: String?) -> [ThemeEntry] {
        let directory = ThemeDirectory(userFolder: userFolder)
        return directory.locations.map { location in
            do throws(ConfigurationErrors) {
                let summary = try directory.read(location).summary
                _ = try ThemeLoader.rules(of: location.name, askedBy: nil, on: directory)
                return ThemeEntry(name: location.name, path: location.path, summary: summary, problem: nil)
            } catch {
                return ThemeEntry(name: location.name, path: location.path, summary: "", problem: error)
            }
        }
    }
}
