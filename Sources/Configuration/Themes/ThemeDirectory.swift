import Platform

/// Finds themes: in the user's folder first, then among the built-in ones.
struct ThemeDirectory {
    /// nil if the user has none.
    let userFolder: String?

    /// A theme and the location of its file.
    struct Location: Hashable {
        let name: String
        /// nil if built in.
        let path: String?

        /// The file name in messages.
        var file: String { "themes/\(name).toml" }
    }

    /// All themes, built-in ones first; a user's theme replaces a built-in one of the same name.
    var locations: [Location] {
        let users = userNames
        let builtIn = BuiltInThemes.names.map { Location(name: $0, path: users.contains($0) ? path(of: $0) : nil) }
        let others = users.filter { !BuiltInThemes.names.contains($0) }
        return builtIn + others.map { Location(name: $0, path: path(of: $0)) }
    }

    /// - Parameter inheriting: the theme that inherits; one that inherits from its own name means the built-in one.
    func location(of name: String, inheriting: Location? = nil) -> Location? {
        let asksForItself = inheriting?.name == name
        if !asksForItself, userNames.contains(name) { return Location(name: name, path: path(of: name)) }
        return BuiltInThemes.names.contains(name) ? Location(name: name, path: nil) : nil
    }

    func read(_ location: Location) throws(ConfigurationErrors) -> ThemeFile {
        let text: String?
        if let path = location.path {
            text = try UserFile.text(at: path, called: location.file)
        } else {
            text = BuiltInThemes.text(of: location.name)
        }
        guard let text else {
            throw ConfigurationErrors("the file no longer exists", at: .file(location.file, line: nil))
        }
        return try ThemeFile(text: text, name: location.name, file: location.file)
    }

    private var userNames: [String] {
        // A missing folder is no error.
        guard let userFolder, let names = try? FolderListing.names(at: userFolder) else { return [] }
        return names.filter { $0.hasSuffix(".toml") && !$0.hasPrefix(".") }
            .map { String($0.dropLast(".toml".count)) }.sorted()
    }

    private func path(of name: String) -> String { (userFolder ?? "") + "/\(name).toml" }
}
