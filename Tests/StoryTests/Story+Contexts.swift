import Foundation

extension Story {
    /// Writes a configuration with a context for each server, each with its own token.
    func configure(_ contexts: [(name: String, url: String, token: String, more: String)]) throws {
        let folder = self.folder + "/.config/oncall-tui"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var text = ""
        for context in contexts {
            let file = "\(folder)/\(context.name).token"
            try context.token.write(toFile: file, atomically: false, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
            text += "[contexts.\(context.name)]\nurl = \"\(context.url)\"\n"
            text += context.more.contains("token_command") ? "" : "token_file = \"\(context.name).token\"\n"
            text += "\(context.more)\n"
        }
        try text.write(toFile: folder + "/config.toml", atomically: true, encoding: .utf8)
    }
}
