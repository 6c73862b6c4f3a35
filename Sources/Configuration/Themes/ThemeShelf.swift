import Platform

/// Finds themes: in the user's folder first, then among the built-in ones.
struct ThemeShelf {
    /// nil if the user has none.
    let userFolder: String?

    /// A theme and the location of its file.
    struct Place: Hashable {
        let name: String
        /// nil if built in.
        let path: String?

        /// The file name in messages.
        var file: String { "themes/\(name).toml" }
    }

    /// All themes, built-in ones first; a user's theme replaces a built-in one of the same name.
    var places: [Place] {
        let users = userNames
        let builtIn = BuiltInThemes.names.map { Place(name: $0, path: users.contains($0) ? path(of: $0) : nil) }
        let others = users.filter { !BuiltInThemes.names.contains($0) }
        return builtIn + others.map { Place(name: $0, path: path(of: $0)) }
    }

    /// - Parameter inheriting: the theme that inherits; one that inherits from its own name means the built-in one.
    func place(of name: String, inheriting: Place? = nil) -> Place? {
        let asksForItself = inheriting?.name == name
        if !asksForItself, userNames.contains(name) { return Place(name: name, path: path(of: name)) }
        return BuiltInThemes.names.contains(name) ? Place(name: name, path: nil) : nil
    }

    func read(_ place: Place) throws(ConfigurationErrors) -> ThemeFile {
        let text: String?
        if let path = place.path {
            text = try UserFile.text(at: path, called: place.file)
        } else {
            text = BuiltInThemes.text(of: place.name)
        }
        guard let text else {
            throw ConfigurationErrors("the file no longer exists", at: .file(place.file, line: nil))
        }
        return try ThemeFile(text: text, name: place.name, file: place.file)
    }

    private var userNames: [String] {
        // A missing folder is no error.
        guard let userFolder, let names = try? FolderListing.names(at: userFolder) else { return [] }
        return names.filter { $0.hasSuffix(".toml") && !$0.hasPrefix(".") }
            .map { String($0.dropLast(".toml".count)) }.sorted()
    }

    private func path(of name: String) -> String { (userFolder ?? "") + "/\(name).toml" }
}
