/// A line of the list of themes.
package struct ThemeEntry: Hashable, Sendable {
    /// What `--theme` and `theme = ` take.
    package let name: String
    /// The path of its file; nil for a theme that is compiled in.
    package let path: String?
    /// The theme's own words about itself; may be empty.
    package let summary: String
    /// Why it can't be used; nil for a theme that can.
    package let problem: ConfigurationErrors?
}

/// The themes that can be chosen.
package enum ThemeCatalog {
    /// Those compiled in first, then the user's by name. A user's theme takes the place of one with the same name.
    /// - Parameter userFolder: `UserPaths.themesFolder`; it need not exist.
    package static func list(userFolder: String?) -> [ThemeEntry] {
        let shelf = ThemeShelf(userFolder: userFolder)
        return shelf.places.map { place in
            do throws(ConfigurationErrors) {
                let summary = try shelf.read(place).summary
                _ = try ThemeLoader.rules(of: place.name, askedBy: nil, on: shelf)
                return ThemeEntry(name: place.name, path: place.path, summary: summary, problem: nil)
            } catch {
                return ThemeEntry(name: place.name, path: place.path, summary: "", problem: error)
            }
        }
    }
}
