import OnCall
import ScratchFolders
import Testing

@testable import Configuration

@Suite struct SettingsResolverTests {
    private static let twoContexts = """
        context = "prod"
        theme = "ember"
        [contexts.prod]
        url = "https://prod.example.com"
        token_env = "PROD_TOKEN"
        read_only = true
        theme = "paper"
        authorization = "bearer"
        grafana_url = "https://grafana.example.com"
        [contexts.staging]
        url = "https://staging.example.com"
        token_env = "STAGING_TOKEN"
        """

    private func resolve(
        _ file: String? = nil, environment: [String: String] = [:], _ change: (inout SettingsFlags) -> Void = { _ in }
    ) throws(ConfigurationErrors) -> Settings {
        var flags = SettingsFlags()
        change(&flags)
        return try SettingsResolver(flags: flags, environment: environment, home: "/home/me", fileText: file).resolve()
    }

    private func line(_ line: Int?) -> Origin { .file("config.toml", line: line) }

    @Test func `with nothing configured there is no server, and a message explains how to start`() throws {
        // These two configure the Terraform provider for Grafana itself.
        let settings = try resolve(environment: ["GRAFANA_URL": "https://g.example.com", "GRAFANA_AUTH": "a:b"])
        #expect(settings.server == nil)
        #expect(settings.theme == Setting("default", from: .preset))
        #expect(settings.refreshSeconds == Setting(60, from: .preset))
        let text = settings.noServerConfigured.description
        for word in [
            "oncall-tui --demo", "GRAFANA_ONCALL_URL", "/home/me/.config/oncall-tui/config.toml", "[contexts.work]",
        ] {
            #expect(text.contains(word))
        }
        #expect(text.split(separator: "\n").allSatisfy { $0.count < 80 })
    }

    @Test func `the certificates of curl and OpenSSL are used if no others are configured`() throws {
        var environment = [
            "GRAFANA_ONCALL_URL": "https://oncall.example.com/", "GRAFANA_ONCALL_ACCESS_TOKEN": "t",
            "SSL_CERT_FILE": "/corp.pem",
        ]
        func caFile(_ change: (inout SettingsFlags) -> Void = { _ in }) throws -> Setting<String>? {
            try resolve(environment: environment, change).server?.caFile
        }
        #expect(try caFile() == Setting("/corp.pem", from: .environment("SSL_CERT_FILE")))
        environment["CURL_CA_BUNDLE"] = "/curl.pem"
        #expect(try caFile() == Setting("/curl.pem", from: .environment("CURL_CA_BUNDLE")))
        #expect(try caFile { $0.caFile = "/flag.pem" } == Setting("/flag.pem", from: .flag("--ca-file")))
        environment["CURL_CA_BUNDLE"] = ""
        #expect(try caFile()?.value == "/corp.pem")
        // Without TLS there is nothing to trust.
        environment["GRAFANA_ONCALL_URL"] = "http://127.0.0.1:1"
        #expect(try caFile() == nil)
    }

    @Test func `the environment alone is enough`() throws {
        let settings = try resolve(environment: [
            "GRAFANA_ONCALL_URL": "https://oncall.example.com/", "GRAFANA_ONCALL_ACCESS_TOKEN": "t",
            "GRAFANA_URL": "https://stack.grafana.net",
        ])
        let server = try #require(settings.server)
        #expect(server.url.origin == .environment("GRAFANA_ONCALL_URL"))
        #expect(server.url.value.text == "https://oncall.example.com")
        #expect(server.token.value == .environment("GRAFANA_ONCALL_ACCESS_TOKEN"))
        #expect(server.grafanaURL?.value.text == "https://stack.grafana.net")
        #expect(server.context == nil)
        #expect(settings.notes == [])
    }

    @Test func `the file's context is used, with all its settings`() throws {
        let settings = try resolve(SettingsResolverTests.twoContexts)
        let server = try #require(settings.server)
        #expect(server.context == Setting("prod", from: line(1)))
        #expect(server.url.origin == line(4))
        #expect(server.token == Setting(.environment("PROD_TOKEN"), from: line(5)))
        #expect(settings.isReadOnly == Setting(true, from: line(6)))
        #expect(settings.theme == Setting("paper", from: line(7)))
        #expect(server.authorization == Setting(.bearer, from: line(8)))
        #expect(server.grafanaURL?.origin == line(9))
        #expect(server.connectTimeoutSeconds == Setting(10, from: .preset))
        #expect(server.readTimeoutSeconds == Setting(60, from: .preset))
    }

    @Test func `flags override the environment, which overrides the file`() throws {
        let environment = [
            "GRAFANA_ONCALL_URL": "https://prod.example.com", "GRAFANA_ONCALL_ACCESS_TOKEN": "t",
            "GRAFANA_URL": "https://other.example.com",
        ]
        let second = try resolve(SettingsResolverTests.twoContexts, environment: environment)
        #expect(second.server?.token.origin == .environment("GRAFANA_ONCALL_ACCESS_TOKEN"))
        #expect(second.server?.grafanaURL?.origin == .environment("GRAFANA_URL"))
        let first = try resolve(SettingsResolverTests.twoContexts, environment: environment) {
            $0.tokenFile = "~/token"
            $0.grafanaURL = "https://third.example.com"
            $0.theme = "midnight"
            $0.refreshSeconds = 5
            $0.isReadOnly = true
        }
        #expect(first.server?.token == Setting(.file("/home/me/token"), from: .flag("--token-file")))
        #expect(first.server?.grafanaURL?.origin == .flag("--grafana-url"))
        #expect(first.theme == Setting("midnight", from: .flag("--theme")))
        #expect(first.refreshSeconds == Setting(5, from: .flag("--refresh")))
        #expect(first.isReadOnly == Setting(true, from: .flag("--read-only")))
    }

    @Test func `the variables that hold tokens are the usual ones and those of all contexts`() throws {
        let usual: Set = ["GRAFANA_ONCALL_ACCESS_TOKEN", "GRAFANA_AUTH"]
        let named = usual.union(["PROD_TOKEN", "STAGING_TOKEN"])
        #expect(try resolve(SettingsResolverTests.twoContexts).tokenVariables == named)
        // The demo has them, too.
        let demo = try resolve(SettingsResolverTests.twoContexts) { $0.isDemo = true }
        #expect(demo.tokenVariables == named)
    }

    @Test func `a URL in the environment does not use settings of another server's context`() throws {
        let settings = try resolve(
            SettingsResolverTests.twoContexts,
            environment: ["GRAFANA_ONCALL_URL": "https://own.example.com", "GRAFANA_ONCALL_ACCESS_TOKEN": "t"])
        #expect(settings.server?.context == nil)
        #expect(settings.server?.url.value.text == "https://own.example.com")
        #expect(settings.server?.grafanaURL == nil)
        #expect(settings.isReadOnly.value == false)
        #expect(settings.theme == Setting("ember", from: line(2)))
        #expect(
            settings.notes == ["context 'prod' is not used: environment GRAFANA_ONCALL_URL names another server"])
    }

    @Test func `a token is never sent to a server that it was not meant for`() {
        let text = message { () throws(ConfigurationErrors) in
            try resolve(
                SettingsResolverTests.twoContexts, environment: ["GRAFANA_ONCALL_URL": "https://own.example.com"])
        }
        #expect(
            text
                == "environment GRAFANA_ONCALL_URL: there is no token for https://own.example.com: "
                + "set GRAFANA_ONCALL_ACCESS_TOKEN, or give --token-file")
        let other = message { () throws(ConfigurationErrors) in
            try resolve(
                environment: ["GRAFANA_ONCALL_URL": "https://own.example.com", "GRAFANA_ONCALL_ACCESS_TOKEN": "t"]
            ) { $0.url = "https://other.example.com" }
        }
        #expect(other.hasPrefix("flag --url: there is no token for https://other.example.com"))
    }

    @Test(arguments: ["GRAFANA_ONCALL_ACCESS_TOKEN", "GRAFANA_AUTH"])
    func `a token in the environment without a URL is not sent to the server of a context`(variable: String) throws {
        let settings = try resolve(SettingsResolverTests.twoContexts, environment: [variable: "t"])
        #expect(settings.server?.context?.value == "prod")
        #expect(settings.server?.token.value == .environment("PROD_TOKEN"))
        #expect(
            settings.notes == ["\(variable) is not used: there is no GRAFANA_ONCALL_URL that says whose it is"])
        let bare = "[contexts.a]\nurl = \"https://a.example.com\""
        let text = message { () throws(ConfigurationErrors) in try resolve(bare, environment: [variable: "t"]) }
        #expect(
            text
                == "config.toml:2: there is no token for https://a.example.com: \(variable) is sent only to "
                + "GRAFANA_ONCALL_URL, which is not set; set it, or write token_env = \"\(variable)\" in context 'a'")
        // Named by the context, or beside a URL in the command, it is meant.
        let named = try resolve(bare + "\ntoken_env = \"\(variable)\"", environment: [variable: "t"])
        #expect(named.server?.token.value == .environment(variable))
        #expect(named.notes == [])
        let typed = try resolve(environment: [variable: "t"]) { $0.url = "https://b.example.com" }
        #expect(typed.server?.token.value == .environment(variable))
    }

    @Test func `a context chosen by flag overrides the whole environment`() throws {
        let settings = try resolve(
            SettingsResolverTests.twoContexts,
            environment: ["GRAFANA_ONCALL_URL": "https://prod.example.com", "GRAFANA_ONCALL_ACCESS_TOKEN": "t"]
        ) { $0.context = "staging" }
        #expect(settings.server?.context == Setting("staging", from: .flag("--context")))
        #expect(settings.server?.url.value.text == "https://staging.example.com")
        #expect(settings.server?.token.value == .environment("STAGING_TOKEN"))
        #expect(
            settings.notes == [
                "GRAFANA_ONCALL_URL and its token are not used: config.toml:11 names another server"
            ])
    }

    @Test func `a URL flag and a context flag are combined`() throws {
        let settings = try resolve(SettingsResolverTests.twoContexts) {
            $0.context = "staging"
            $0.url = "http://localhost:8080"
        }
        #expect(settings.server?.url.value.text == "http://localhost:8080")
        #expect(settings.server?.token.value == .environment("STAGING_TOKEN"))
    }

    @Test func `an invalid URL in the environment is an error only if it is used`() throws {
        let environment = ["GRAFANA_ONCALL_URL": "oncall.example.com", "GRAFANA_ONCALL_ACCESS_TOKEN": "t"]
        #expect(
            message { () throws(ConfigurationErrors) in try resolve(environment: environment) }
                == "environment GRAFANA_ONCALL_URL: must begin with https:// or http://")
        let settings = try resolve(SettingsResolverTests.twoContexts, environment: environment) { $0.context = "prod" }
        #expect(settings.server?.token.value == .environment("PROD_TOKEN"))
    }

    @Test func `a service account token is used last`() throws {
        let url = ["GRAFANA_ONCALL_URL": "https://oncall.example.com"]
        let alone = try resolve(environment: url.merging(["GRAFANA_AUTH": "glsa_x"]) { $1 })
        #expect(alone.server?.token.value == .environment("GRAFANA_AUTH"))
        #expect(alone.notes == ["servers need GRAFANA_URL with a service account token"])
        let both = try resolve(
            environment: url.merging(["GRAFANA_AUTH": "glsa_x", "GRAFANA_ONCALL_ACCESS_TOKEN": "t"]) { $1 })
        #expect(both.server?.token.value == .environment("GRAFANA_ONCALL_ACCESS_TOKEN"))
        let context = try resolve(SettingsResolverTests.twoContexts, environment: ["GRAFANA_AUTH": "glsa_x"])
        #expect(context.server?.token.value == .environment("PROD_TOKEN"))
        for password in ["me:password", "anonymous"] {
            let text = message { () throws(ConfigurationErrors) in
                try resolve(environment: url.merging(["GRAFANA_AUTH": password]) { $1 })
            }
            #expect(text.contains("there is no token"))
        }
    }

    @Test func `the only context needs no choice, two do`() throws {
        let one = try resolve("[contexts.a]\nurl = \"https://a.example.com\"\ntoken_env = \"A\"")
        #expect(one.server?.context == Setting("a", from: line(1)))
        let two = message { () throws(ConfigurationErrors) in
            try resolve("[contexts.b]\nurl = \"https://b\"\n[contexts.a]\nurl = \"https://a\"")
        }
        #expect(
            two
                == "config.toml: there are the contexts b, a: choose one with --context NAME, or with context = \"b\" at the top"
        )
    }

    @Test func `an unknown context is reported with the nearest name`() {
        #expect(
            message { () throws(ConfigurationErrors) in
                try resolve(SettingsResolverTests.twoContexts) { $0.context = "stagign" }
            } == "flag --context: there is no context 'stagign'; did you mean 'staging'?")
        #expect(
            message { () throws(ConfigurationErrors) in try resolve { $0.context = "prod" } }
                == "flag --context: there is no context 'prod': there is no /home/me/.config/oncall-tui/config.toml")
    }

    @Test func `plain http stays on this machine unless it is allowed`() throws {
        let environment = ["GRAFANA_ONCALL_URL": "http://oncall.example.com", "GRAFANA_ONCALL_ACCESS_TOKEN": "t"]
        #expect(
            message { () throws(ConfigurationErrors) in try resolve(environment: environment) }
                .hasPrefix("environment GRAFANA_ONCALL_URL: plain http would send the token unencrypted"))
        #expect(try resolve(environment: environment) { $0.allowsPlainHTTP = true }.server != nil)
        let file = "[contexts.a]\nurl = \"http://a.example.com\"\ntoken_env = \"A\"\nallow_plain_http = "
        #expect(try resolve(file + "true").server?.allowsPlainHTTP == Setting(true, from: line(4)))
        #expect(
            message { () throws(ConfigurationErrors) in try resolve(file + "false") }.hasPrefix("config.toml:2: plain"))
        #expect(try resolve("[contexts.a]\nurl = \"http://127.0.0.1:1\"\ntoken_env = \"A\"").server != nil)
    }

    @Test func `an incomplete configuration is an error, not a first start`() {
        #expect(
            message { () throws(ConfigurationErrors) in try resolve(environment: ["GRAFANA_ONCALL_ACCESS_TOKEN": "t"]) }
                == "environment GRAFANA_ONCALL_ACCESS_TOKEN: there is a token, but no URL: "
                + "set GRAFANA_ONCALL_URL, or give --url")
        #expect(
            message { () throws(ConfigurationErrors) in try resolve("[contexts.a]\nurl = \"https://a\"") }
                == "config.toml:2: there is no token for https://a: "
                + "give context 'a' one of token_env, token_file and token_command")
    }

    @Test func `the demo uses no server, but the user's theme`() throws {
        let settings = try resolve("theme = \"ember\"\n[contexts.a]\nurl = \"https://a\"") { $0.isDemo = true }
        #expect(settings.server == nil)
        #expect(settings.theme.value == "ember")
    }

    @Test func `by default saves are confirmed and completion does not open while typing`() throws {
        let plain = try resolve("[contexts.a]\nurl = \"https://a\"\ntoken_env = \"A\"")
        #expect(plain.confirmsSaves == Setting(true, from: .preset))
        #expect(plain.completesWhileTyping == Setting(false, from: .preset))
        let file = """
            confirm_saves = false
            complete_while_typing = true
            [contexts.a]
            url = "https://a"
            token_env = "A"
            confirm_saves = true
            [contexts.b]
            url = "https://b"
            token_env = "B"
            complete_while_typing = false
            """
        let a = try resolve(file) { $0.context = "a" }
        #expect(a.confirmsSaves == Setting(true, from: line(6)))
        #expect(a.completesWhileTyping == Setting(true, from: line(2)))
        let b = try resolve(file) { $0.context = "b" }
        #expect(b.confirmsSaves == Setting(false, from: line(1)))
        #expect(b.completesWhileTyping == Setting(false, from: line(10)))
        // The demo has no context; only the top of the file applies.
        let demo = try resolve(file) { $0.isDemo = true }
        #expect(demo.confirmsSaves == Setting(false, from: line(1)))
        #expect(demo.completesWhileTyping == Setting(true, from: line(2)))
        let shown = b.lines.filter { ["confirm_saves", "complete_while_typing"].contains($0.name) }
        #expect(
            shown.map { "\($0.name) = \($0.value) (\($0.origin))" } == [
                "confirm_saves = false (config.toml:1)", "complete_while_typing = false (config.toml:10)",
            ])
    }

    @Test func `confirm_over is read at the top and in a context, and has bounds`() throws {
        let file = "confirm_over = 25\n[contexts.a]\nurl = \"https://a\"\ntoken_env = \"A\"\nconfirm_over = 3"
        #expect(try resolve(file).confirmOver == Setting(3, from: line(5)))
        #expect(try resolve(file) { $0.isDemo = true }.confirmOver == Setting(25, from: line(1)))
        #expect(try resolve().confirmOver == Setting(10, from: .preset))
        #expect(
            message { () throws(ConfigurationErrors) in try resolve("confirm_over = 0") }
                == "config.toml:1: 'confirm_over' must be a whole number, 1 to 1000, found 0")
    }

    @Test func `a URL of another server does not use preferences of an unused context`() throws {
        let file = "[contexts.a]\nurl = \"https://a\"\ntoken_env = \"A\"\nconfirm_saves = false"
        let settings = try resolve(
            file, environment: ["GRAFANA_ONCALL_URL": "https://own.example.com", "GRAFANA_ONCALL_ACCESS_TOKEN": "t"])
        #expect(settings.confirmsSaves == Setting(true, from: .preset))
    }

    @Test func `an empty variable counts as unset`() throws {
        #expect(
            try resolve(environment: ["GRAFANA_ONCALL_URL": "", "GRAFANA_ONCALL_ACCESS_TOKEN": "", "NO_COLOR": ""])
                .server == nil)
        #expect(try resolve(environment: ["NO_COLOR": ""]).hasNoColor.value == false)
        #expect(try resolve(environment: ["NO_COLOR": "1"]).hasNoColor == Setting(true, from: .environment("NO_COLOR")))
    }

    @Test func `a refresh interval below the minimum is refused on the command line, too`() {
        #expect(
            message { () throws(ConfigurationErrors) in try resolve { $0.refreshSeconds = 4 } }
                == "flag --refresh: must be a whole number of seconds, 5 or more, found 4")
    }

    @Test func `the list of settings says where each came from, and shows no token`() throws {
        let settings = try resolve(
            SettingsResolverTests.twoContexts
                + "\n[contexts.c]\nurl = \"https://c\"\ntoken_command = [\"echo\", \"s3cret\"]\n",
            environment: ["NO_COLOR": "1"]
        ) { $0.context = "c" }
        let lines = settings.lines.map { "\($0.name) = \($0.value) (\($0.origin))" }
        #expect(
            lines == [
                "context = c (flag --context)", "url = https://c (config.toml:14)",
                "token = <token> from the command echo (config.toml:15)", "authorization = auto (default)",
                "allow_plain_http = false (default)", "connect_timeout_seconds = 10 (default)",
                "read_timeout_seconds = 60 (default)", "read_only = false (default)", "confirm_saves = true (default)",
                "confirm_over = 10 (default)", "complete_while_typing = false (default)",
                "theme = ember (config.toml:2)", "mouse = true (default)",
                "colors = false (environment NO_COLOR)", "refresh_seconds = 60 (default)",
            ])
    }

    @Test(
        arguments: [
            ([:], nil, "/home/me/.config/oncall-tui", "/home/me/.local/state/oncall-tui"),
            (["XDG_CONFIG_HOME": "/c/", "XDG_STATE_HOME": "/s"], nil, "/c/oncall-tui", "/s/oncall-tui"),
            (
                ["XDG_CONFIG_HOME": "relative", "XDG_STATE_HOME": ""], nil, "/home/me/.config/oncall-tui",
                "/home/me/.local/state/oncall-tui"
            ),
            ([:], "~/x.toml", "/home/me/.config/oncall-tui", "/home/me/.local/state/oncall-tui"),
        ] as [([String: String], String?, String, String)])
    func `files are in the XDG folders`(environment: [String: String], file: String?, config: String, state: String) {
        let paths = UserPaths(environment: environment, home: "/home/me", configFile: file)
        #expect(paths.configFile == (file == nil ? config + "/config.toml" : "/home/me/x.toml"))
        #expect(paths.themesFolder == config + "/themes")
        #expect(paths.stateFolder == state)
    }

    @Test func `the file is read, and one given by flag must exist`() throws {
        let folder = try ScratchFolder()
        let path = try folder.write("theme = \"ember\"", to: "mine.toml")
        var flags = SettingsFlags()
        flags.configFile = path
        let settings = try Settings.load(flags: flags, environment: [:], home: folder.path)
        #expect(settings.theme == Setting("ember", from: .file("mine.toml", line: 1)))
        #expect(settings.hasConfigFile)
        flags.configFile = folder.path + "/other.toml"
        #expect(
            message { () throws(ConfigurationErrors) in
                try Settings.load(flags: flags, environment: [:], home: folder.path)
            } == "flag --config: there is no file \(folder.path)/other.toml")
        flags.configFile = nil
        #expect(try !Settings.load(flags: flags, environment: [:], home: folder.path).hasConfigFile)
    }
}
