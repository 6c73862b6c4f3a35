import ArgumentParser
import Foundation
import Glibc

struct ScaleBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scale",
        abstract: "A long list in oncall-tui, beside fzf, tig, less, curl and a bare ncurses list.",
        discussion: "Needs a C compiler. Of the peers, those that are installed are measured.")

    @OptionGroup var options: ProgramOptions
    @Option(help: "The numbers of rows, a table for each.") var rows = [10_000]
    @Option(help: "How often each program is started.") var rounds = 5
    @Option(help: "How often a key is pressed in each program.") var keys = 200
    @Option(help: "For how many seconds nothing is done.") var idle: Int32 = 10
    @Option(help: "Which server to play: cloud or oss.") var dialect = "cloud"

    func run() throws {
        for rows in rows { try run(rows: rows) }
    }

    private func run(rows: Int) throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "oncall-scale-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "rows").path
        let text = (0..<rows).map { row in
            "payments-\(["prod", "stage", "dev"][row % 3])-\(row)\tgrafana_alerting\tTeam \(row % 40)\tC\(row)ABCDEFGH\tservice=\(row % 700)"
        }
        try (text.joined(separator: "\n") + "\n").write(toFile: file, atomically: true, encoding: .utf8)
        let builds = try options.builds()
        let server = try ListServer(builds[0].path, rows: rows, dialect: dialect)
        var peers = builds.map {
            Peer(
                name: $0.name, arguments: [$0.path], variables: server.variables, whole: "updated", down: "j",
                filter: ("/", "\u{1B}"))
        }
        peers += Peer.others(file, rows: rows, floor: try ScaleBenchmark.compiledFloor(in: folder.path))
        peers.removeAll { peer in
            // Of a shell command the program is the second word.
            let words = peer.arguments.count > 2 ? peer.arguments[2].split(separator: " ").map(String.init) : []
            let program = words.count > 1 ? "/usr/bin/" + words[1] : peer.arguments[0]
            return !FileManager.default.isExecutableFile(atPath: program)
        }
        var times = peers.map { _ in PeerTimes() }
        for round in 0..<rounds {
            for (index, peer) in peers.enumerated() {
                print("  \(peer.name) …")
                try times[index].add(peer, keys: keys, idleSeconds: idle, isThorough: round == rounds - 1)
            }
        }
        show("\(rows) rows", peers, times)
        let pages = (rows + 49) / 50
        let fetched = try server.curl(pages: pages)
        print("  curl reads \(pages) pages in \(Samples.text(fetched.time / .milliseconds(1))) ms,")
        print("  and takes \(Samples.text(fetched.processor / 1000)) ms of the processor")
        PhysicalFloor.show(text.joined(separator: "\n"), bytes: times[0].bytes)
    }

    private func show(_ title: String, _ peers: [Peer], _ times: [PeerTimes]) {
        let others = peers.dropFirst().map { ["\($0.name)", "ratio"] }.joined()
        var table = Table(title, ["", peers[0].name] + others)
        let own = times[0].cells
        for (row, cell) in own.enumerated() {
            var cells = [cell.name, cell.value.map(Samples.text) ?? "-"]
            for other in times.dropFirst() {
                let value = other.cells[row].value
                let ratio = cell.value.flatMap { mine in value.map { Samples.ratio(mine, to: $0) } } ?? ""
                cells += [value.map(Samples.text) ?? "-", ratio]
            }
            table.add(cells)
        }
        table.show()
    }

    private static func compiledFloor(in folder: String) throws -> String {
        let source = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "floor.c").path
        let compiler = Process()
        compiler.executableURL = URL(filePath: "/usr/bin/cc")
        compiler.arguments = ["-O2", "-o", folder + "/floor", source, "-lncursesw", "-ltinfo"]
        try compiler.run()
        compiler.waitUntilExit()
        guard compiler.terminationStatus == 0 else { throw ProgramFailure("\(source) does not compile") }
        return folder + "/floor"
    }
}
