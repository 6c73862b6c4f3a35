import ArgumentParser
import Configuration
import DemoServer
import Features
import FoundationEssentials
import LocalState
import OnCall

/// What the shell's completion asks about: the words of the command line, and which one is completed. The network is never asked: names are
/// those that were read last.
struct CompletionWords: Sendable {
    /// The words, with those that bash takes apart put together again.
    let words: [String]
    /// The beginning of the word that is completed, without quotes.
    let prefix: String
    /// What bash does not replace, because it breaks words at colons and equals signs.
    private let kept: String
    private let shell: CompletionShell

    /// - Parameters:
    ///   - arguments: as the shell has them, with the quotes that were typed.
    ///   - index: of the word that is completed.
    ///   - prefix: of this word, up to the cursor.
    init(_ arguments: [String], _ index: Int, _ prefix: String, _ shell: CompletionShell) {
        self.shell = shell
        var before = Array(arguments.prefix(max(0, index)))
        guard shell == .bash else {
            words = before.map(CompletionWords.unquoted)
            self.prefix = CompletionWords.unquoted(prefix)
            kept = ""
            return
        }
        var word = prefix
        while let last = before.last, CompletionWords.breaks(word) || CompletionWords.breaks(last), before.count > 1 {
            word = before.removeLast() + word
        }
        let plain = CompletionWords.unquoted(word)
        words = before.map(CompletionWords.unquoted)
        kept = plain.lastIndex { $0 == ":" || $0 == "=" }.map { String(plain[...$0]) } ?? ""
        self.prefix = plain
    }

    private static func breaks(_ word: String) -> Bool { word.hasPrefix(":") || word.hasPrefix("=") }

    /// Without quotes and backslashes.
    private static func unquoted(_ word: String) -> String {
        var text = ""
        var quote: Character?
        var isEscaped = false
        for character in word {
            if isEscaped {
                text.append(character)
                isEscaped = false
            } else if character == "\\", quote != "'" {
                isEscaped = true
            } else if character == quote {
                quote = nil
            } else if quote == nil, character == "'" || character == "\"" {
                quote = character
            } else {
                text.append(character)
            }
        }
        return text
    }

    /// Those that begin as typed, as the shell wants them.
    func offered(_ candidates: [String]) -> [String] {
        let matching = candidates.filter { $0.hasPrefix(prefix) }
        switch shell {
        // `compgen -W` of the script expands what it gets like a line of the shell: a name could be a command.
        case .bash: return matching.map { CompletionWords.escaped(String($0.dropFirst(kept.count))) }
        // `_describe` of the script takes what follows a colon for a description.
        case .zsh: return matching.map { $0.replacing("\\", with: "\\\\").replacing(":", with: "\\:") }
        default: return matching
        }
    }

    /// With a backslash before every character that a shell could take for more than itself.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            let isPlain =
                !scalar.isASCII || ("0"..."9").contains(scalar) || ("a"..."z").contains(scalar)
                || ("A"..."Z").contains(scalar) || "_-./:=@%+,".unicodeScalars.contains(scalar)
            if !isPlain { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
        return result
    }

    // MARK: Candidates

    /// The names of what the server had when it was asked last.
    func names(_ kind: NameIndex.Kind) -> [String] { index?[kind].map(\.name) ?? [] }

    /// Integrations: by name, or by id where several have the name or it looks like something else.
    var targets: [String] {
        let entries = index?[.integration] ?? []
        var counts: [String: Int] = [:]
        for entry in entries { counts[entry.name, default: 0] += 1 }
        let names = entries.map { entry in
            counts[entry.name] == 1 && !entry.name.isEmpty && entry.name.first != "-" && entry.name.first != "@"
                ? entry.name : entry.id
        }
        guard words.contains("set"), words.last != "set" else { return names }
        return names + FieldArgument.allNames
    }

    var filterWords: [String] {
        IntegrationFilter.states.map { "is:\($0)" } + IntegrationFilter.parts.map { "has:\($0)" }
            + ["label:", "chain:", "mode:"] + Dialect.cloud.creatableTypes.map { "type:\($0)" }
            + names(.team).filter { !$0.isEmpty && !$0.contains("\"") }.map {
                $0.contains(where: \.isWhitespace) ? "team:\"\($0)\"" : "team:\($0)"
            }
    }

    var contexts: [String] { settings?.contexts ?? [] }

    var themes: [String] {
        guard let settings else { return [] }
        return ThemeCatalog.list(userFolder: settings.paths.themesFolder).map(\.name)
    }

    /// The demo keeps no list.
    private var isDemo: Bool { words.contains { $0 == "--demo" || $0.hasPrefix("--demo=") } }

    private var index: NameIndex? {
        guard !isDemo, let settings, let server = settings.server?.url.value.text else { return nil }
        return NameIndex.load(stateFolder: settings.paths.stateFolder, server: server)
    }

    /// As the options before the cursor choose them; nil if they can't be read.
    private var settings: Settings? {
        var flags = SettingsFlags()
        flags.isDemo = isDemo
        flags.configFile = value(of: "--config")
        flags.context = value(of: "--context")
        flags.url = value(of: "--url")
        return try? flags.settings(.current)
    }

    private func value(of option: String) -> String? {
        for (index, word) in words.enumerated() {
            if word.hasPrefix(option + "=") { return String(word.dropFirst(option.count + 1)) }
            if word == option, index + 1 < words.count {
                // bash has the equals sign as a word of its own.
                return words[index + 1] == "=" && index + 2 < words.count ? words[index + 2] : words[index + 1]
            }
        }
        return nil
    }
}
