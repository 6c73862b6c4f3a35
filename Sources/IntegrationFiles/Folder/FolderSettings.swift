import TOML

/// `oncall.toml`: the format of a folder, and its server.
package enum FolderSettings {
    /// - Parameter server: nil for a folder for any server.
    package static func text(server: String?) -> String {
        "format = 1\n" + (server.map { "server = \(TOMLText.string($0))\n" } ?? "")
    }

    /// The server of the folder; nil for any.
    /// - Parameter file: for messages.
    /// - Throws: `FileProblem` if it can't be read, or has another format.
    package static func server(in text: String, file: String) throws(FileProblem) -> String? {
        let section: TOMLSection
        do throws(TOMLError) {
            section = try TOMLSection(text: text, file: file)
        } catch {
            throw FileProblem(file, line: error.line, error.message)
        }
        guard section["format"]?.node == .integer(1) else {
            throw FileProblem(
                file, line: section["format"]?.line, "'format' must be 1: a newer version may have written it")
        }
        guard case .string(let server)? = section["server"]?.node else { return nil }
        return server
    }
}
