/// The paths of the user's files, following the XDG base directory specification.
package struct UserPaths: Hashable, Sendable {
    package let configFile: String
    package let themesFolder: String
    /// For data that the program writes, such as drafts.
    package let stateFolder: String

    /// - Parameters:
    ///   - home: the user's home folder, absolute.
    ///   - configFile: a file given by the user instead; a leading `~/` is the home folder.
    package init(environment: [String: String], home: String, configFile: String? = nil) {
        let config = UserPaths.base("XDG_CONFIG_HOME", or: home + "/.config", environment)
        self.configFile = configFile.map { UserPaths.expanded($0, home: home) } ?? config + "/config.toml"
        themesFolder = config + "/themes"
        stateFolder = UserPaths.base("XDG_STATE_HOME", or: home + "/.local/state", environment)
    }

    /// The specification says that relative paths must be ignored.
    private static func base(_ variable: String, or preset: String, _ environment: [String: String]) -> String {
        var folder = preset
        if let value = environment[variable], value.hasPrefix("/") { folder = value }
        while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
        return (folder == "/" ? "" : folder) + "/oncall-tui"
    }

    /// `path` with a leading `~/` replaced by the home folder.
    /// - Parameter folder: the base of a relative path; if nil, it stays relative to the working folder.
    static func expanded(_ path: String, home: String, relativeTo folder: String? = nil) -> String {
        if path == "~" { return home }
        if path.hasPrefix("~/") { return home + path.dropFirst() }
        if let folder, !path.hasPrefix("/") { return folder + "/" + path }
        return path
    }
}
