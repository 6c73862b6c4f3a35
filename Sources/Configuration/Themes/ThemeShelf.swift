import Platform

/// Where themes are found: the user's folder first, then those compiled in.
struct ThemeShelf {
    /// nil where the user has none.
    let userFolder: String?

    /// A theme and where it lies.
    struct Place: Hashable {
        let name: String
        /// nil for one that is compiled in.
        let path: String?

        /// What its file is called in messages.
        var file: String { "themes/\(name).toml" }
    }

    /// All themes, those compiled in first; a user's theme takes the place of one with the same name.
    var places: [Place] {
        let users = userNames
        let builtIn = BuiltInThemes.names.map { Place(name: $0, path: users.contains($0) ? path(of: $0) : nil) }
        let others = users.filter { !BuiltInThemes.names.contains($0) }
        return builtIn + others.map { Place(name: $0, path: path(of: $0)) }
    }

    /// - Parameter inheriting: the theme that asks; one that inherits from its own name means the one compiled in.
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
            throw ConfigurationErrors("the file is not there any more", at: .file(place.file, line: nil))
        }
        return try ThemeFile(text: text, name: place.name, file: place.file)
    }

    private var userNames: [String] {
        // The folder need not exist; the themes that are compiled in are there all the same.
        guard let userFolder, let names = try? FolderListing.names(at: userFolder) else { return [] }
        return names.filter { $0.hasSuffix(".toml") && !$0.hasPrefix(".") }
            .map { String($0.dropLast(".toml".count)) }.sorted()
    }

    private func path(of name: String) -> String { (userFolder ?? "") + "/\(name).toml" }
}
