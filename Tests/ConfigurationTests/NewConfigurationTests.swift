import Foundation
import ScratchFolders
import Testing

@testable import Configuration

@Suite struct NewConfigurationTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private func new(
        _ address: String = "https://oncall.example.com", grafana: String = "", token: String = " s3cret\n",
        context: String = "work"
    ) throws(ConfigurationErrors) -> NewConfiguration {
        let paths = UserPaths(environment: ["XDG_CONFIG_HOME": folder.path + "/a/b"], home: folder.path)
        return try NewConfiguration(
            address: address, grafanaAddress: grafana, token: token, context: context, paths: paths, home: folder.path)
    }

    private func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func `what is written can be read, with a token that only the user can read`() throws {
        let new = try new(grafana: "https://example.grafana.net")
        #expect(!new.text.contains("s3cret"))
        let config = folder.path + "/a/b/oncall-tui/config.toml"
        #expect(!FileManager.default.fileExists(atPath: config))
        try new.write()
        #expect(try permissions(config) == 0o600)
        #expect(try permissions(folder.path + "/a/b/oncall-tui/token-work") == 0o600)
        #expect(try permissions(folder.path + "/a/b/oncall-tui") == 0o700)
        let environment = ["XDG_CONFIG_HOME": folder.path + "/a/b"]
        let settings = try Settings.load(flags: SettingsFlags(), environment: environment, home: folder.path)
        let server = try #require(settings.server)
        #expect(server.url.value.text == "https://oncall.example.com")
        #expect(server.grafanaURL?.value.text == "https://example.grafana.net")
        #expect(server.context?.value == "work")
        let token = try server.token.value.read(
            askedBy: server.token.origin, environment: environment, withheld: [], isCancelled: { false })
        #expect(token.secret == "s3cret")
    }

    @Test func `a file that exists is kept, and nothing else is left`() throws {
        try new().write()
        let path = folder.path + "/a/b/oncall-tui/"
        try FileManager.default.removeItem(atPath: path + "token-work")
        #expect(throws: ConfigurationErrors.self) { try new().write() }
        #expect(!FileManager.default.fileExists(atPath: path + "token-work"))
    }

    @Test(arguments: [
        ("oncall.example.com", "work", "t", "must begin with https:// or http://"),
        ("https://a.example", "my server", "t", "the name may hold letters"),
        ("https://a.example", "work", "a b", "the token contains spaces"),
        ("http://a.example", "work", "t", "allow_plain_http"),
    ])
    func `mistakes are named, without the token`(address: String, context: String, token: String, expected: String) {
        let found = message { () throws(ConfigurationErrors) in _ = try new(address, token: token, context: context) }
        #expect(found.contains(expected), "\(found)")
    }
}
