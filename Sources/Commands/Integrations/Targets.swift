import ArgumentParser
import Features
import FoundationEssentials
import OnCall
import OnCallClient
import TerminalCore

/// The integrations that a command is about: ids, names, `team/name`, lines of `@file` or of standard input, or a filter.
struct Targets: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "An id, a name, team/name, @file with one of these a line, or - for standard input.", valueName: "who"),
        completion: .integration)
    var who: [String] = []

    @Option(
        help: ArgumentHelp(
            "Words as in the filter of the console, such as 'is:custom team:payments'.", valueName: "words"),
        completion: .filterWord)
    var filter: String?

    func validate() throws {
        if who.isEmpty, filter == nil { throw ValidationError("name an integration, or give a --filter") }
        // It would fit all: a script whose variable is not set must not stop every window.
        if let filter, filter.allSatisfy(\.isWhitespace) {
            throw ValidationError("the filter is empty; for all integrations: oncall-tui list -o ids | oncall-tui … -")
        }
        try filter.map(IntegrationFilter.check)
    }

    /// The names, with those of files and standard input.
    /// - Throws: `Failure` if a file can't be read.
    func names() throws -> [String] {
        try who.flatMap { name in
            guard name == "-" || name.hasPrefix("@") else { return [name] }
            let text = try InputText.read(name == "-" ? name : String(name.dropFirst()))
            return text.split(whereSeparator: \.isNewline).map { $0.trimmed }.filter { !$0.isEmpty }
        }
    }

    /// Finds them on the server; those of a filter in the order of the list.
    /// - Throws: `Failure` if a name fits none or several.
    func find(_ connection: Connection) async throws -> Found {
        let names = try names()
        var found: [Integration] = []
        var serverTime = Date()
        var unknown: [String] = []
        for name in names {
            // An id needs one request, and a name the whole list.
            guard Targets.isID(name), let one = try? await connection.fetched(IntegrationID(name)) else {
                unknown.append(name)
                continue
            }
            found.append(one.value)
            serverTime = one.serverTime ?? one.receivedAt
        }
        guard !unknown.isEmpty || filter != nil else { return Found(integrations: found, serverTime: serverTime) }
        let teams = Dictionary(
            try await connection.teams().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let list = try await connection.integrations()
        serverTime = list.serverTime
        connection.keepNames(of: list.all, teams: teams)
        for name in unknown { found.append(try Targets.find(name, in: list.all, teams)) }
        if let filter {
            let filter = IntegrationFilter(filter)
            var names = Names()
            names.teams = teams
            if filter.needsChains { for chain in try await connection.chains() { names.chains[chain.id] = chain.name } }
            found += filter.matching(list.all, names, at: serverTime)
        }
        var seen: Set<IntegrationID> = []
        return Found(integrations: found.filter { seen.insert($0.id).inserted }, serverTime: serverTime)
    }

    /// What was found.
    struct Found: Sendable {
        let integrations: [Integration]
        let serverTime: Date
    }

    private static func isID(_ text: String) -> Bool {
        text.utf8.count >= 10 && text.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
    }

    /// The integration that `text` means: by its id, its name, or its team and name.
    /// - Throws: `Failure` with the candidates if there are several, or with the nearest name if there is none.
    static func find(
        _ text: String, in all: [Integration], _ teams: [TeamID: String]
    ) throws(Failure) -> Integration {
        if let one = all.first(where: { $0.id.rawValue == text }) { return one }
        var matches = all.filter { $0.name.value == text }
        if matches.isEmpty, let slash = text.firstIndex(of: "/") {
            let team = text[..<slash]
            let name = text[text.index(after: slash)...]
            matches = all.filter { integration in
                integration.name.value.map { $0 == name } ?? false
                    && integration.teamID.value.flatMap { teams[$0] }.map { $0 == team } ?? false
            }
        }
        if matches.count == 1, let one = matches.first { return one }
        guard matches.isEmpty else {
            let lines = matches.map { "  \($0.id.rawValue)  \($0.teamID.value.flatMap { teams[$0] } ?? "no team")" }
            throw Failure(
                "\(matches.count) integrations are called '\(text)'; name one by its id:\n"
                    + lines.joined(separator: "\n"), status: .usage)
        }
        let near = NearestName.of(text, among: all.compactMap(\.name.value))
        let hint = near.map { "; did you mean '\($0)'?" } ?? ""
        throw Failure("there is no integration '\(text)'\(hint)", status: .usage)
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = self
        while text.first?.isWhitespace ?? false { text.removeFirst() }
        while text.last?.isWhitespace ?? false { text.removeLast() }
        return String(text)
    }
}
