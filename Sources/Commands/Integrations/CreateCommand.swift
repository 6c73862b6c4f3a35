import ArgumentParser
import Features
import Glibc
import JSON
import OnCall
import OnCallClient

/// Creates an integration.
struct CreateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Create an integration, and print its id.",
        discussion: "Its link, with the secret that lets others send alerts, is printed by get --show-secrets.")

    @Option(help: "The type; oncall-tui types lists them.", completion: .list(Dialect.cloud.creatableTypes))
    var type: String

    @Option(help: "The name; without it the server chooses one.")
    var name = ""

    @Option(help: "The team, by name or id.", completion: .team)
    var team: String?

    @OptionGroup var writing: WriteOptions

    @OptionGroup var server: ServerOptions

    func run() throws {
        try Connection.run(server) { [self] connection in
            try writing.checkAllowed(connection)
            var teamID: TeamID?
            if let team {
                let values = FieldValues(teams: try await connection.teams(), chains: [])
                teamID = try values.value(.team, team).string.map { TeamID($0) }
            }
            let new = NewIntegration(type: type, name: name, teamID: teamID)
            let teams = connection.guards.teams == nil ? [] : try await connection.teams()
            let teamName = teams.first { $0.id == teamID }?.name
            try connection.check(
                WriteGuards.Write([.create], teams: [teamName]), given: writing.given, isDryRun: writing.dryRun)
            let plan = "create \(new.displayName), type \(type)" + (team.map { ", team \($0)" } ?? "")
            guard try writing.confirm(plan, "Create it on \(connection.server)?", connection.interruption) else {
                return
            }
            switch await connection.write(.create(new), known: nil) {
            case .applied(let made?), .notKept(let made): TerminalText.print(made.id.rawValue)
            case .applied(nil): break
            case .refused(let error): throw Failure(error)
            case .unknown(let error):
                throw Failure(
                    "\(error.summary); it may have been created, and may still appear: look with list before you try again",
                    status: .partly)
            }
        }
    }
}
