import TOML

extension TOMLSection {
    /// Where a member of it stands.
    func origin(_ member: Member) -> Origin { .file(file, line: member.line) }

    /// Parses a file of the user.
    /// - Throws: the first syntax error, with its line.
    static func parsing(_ text: String, file: String) throws(ConfigurationErrors) -> TOMLSection {
        do throws(TOMLError) {
            return try TOMLSection(text: text, file: file)
        } catch {
            throw ConfigurationErrors(error.message, at: .file(file, line: error.line))
        }
    }
}
