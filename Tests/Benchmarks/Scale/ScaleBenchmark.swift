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
        // Beyond that the console reads one page in 6 s, to leave something of the server's limit.
        let isCached = rows > 20_000
        let server = try ListServer(
            builds[0].path, rows: isCached ? nil : rows, dialect: dialect, faults: folder.appending(path: "faults").path
        )
        let home = folder.appending(path: "home").path
        if isCached { try CachedHome.make(at: home, rows: rows, url: server.url) }
        var peers = builds.map {
            Peer(
                name: $0.name, arguments: [$0.path], variables: server.variables, home: isCached ? home : nil,
                whole: isCached ? "cached" : "updated", down: "j", filter: ("/", "\u{1B}"))
        }
        peers += Peer.others(file, rows: rows, floor: try ScaleBenchmark.compiledFloor(in: folder.path))
        peers.removeAll { peer in
            // Of a shell command the program is the second word.
            let words = peer.arguments.count > 2 ? peer.arguments[2].split(separator: " ").map(String.init) : []
            let program = words.count > 1 ? "/usr/bin/" + words[1] : peer.arguments[0]
            return !FileManager.default.isExecutableFile(atPath: program)
        }
        let times = peers.map(PeerTimes.init)
        print("\(rows) rows")
        try measure(times, ScaleRows(times))
        print("")
        let pages = (text.count + 49) / 50
        if isCached { return PhysicalFloor.show(text.joined(separator: "\n"), bytes: times.first?.bytes ?? 0) }
        let fetched = try server.curl(pages: pages)
        print("  curl reads \(pages) pages in \(Samples.text(fetched.time / .milliseconds(1))) ms,")
        print("  and takes \(Samples.text(fetched.processor / 1000)) ms of the processor")
        PhysicalFloor.show(text.joined(separator: "\n"), bytes: times.first?.bytes ?? 0)
    }

    /// Shows each row as soon as it is measured.
    private func measure(_ times: [PeerTimes], _ rows: ScaleRows) throws {
        for _ in 0..<rounds { for each in times { try each.start() } }
        rows.show("first paint, ms") { $0.milliseconds(\.firstPaint, \.median) }
        rows.show("list is whole, ms") { $0.milliseconds(\.whole, \.median) }
        rows.show("processor until then, ms") { $0.milliseconds(\.startProcessor, \.median) }
        rows.show("peak memory, MiB") { Double($0.peakMemory) / Double(1 << 20) }
        for _ in 0..<keys { for each in times { try each.addKey() } }
        rows.show("key, ms") { $0.milliseconds(\.key, \.median) }
        rows.show("key, p99, ms") { $0.milliseconds(\.key, \.p99) }
        rows.show("key, processor, ms") { times in times.each(times.keyProcessor, times.key).map { $0 / 1000 } }
        rows.show("bytes of a key") { Double($0.bytes) }
        for _ in 0..<3 { for each in times { try each.addFlood(2000) } }
        rows.show("2,000 keys at once, ms") { $0.milliseconds(\.flood, \.median) }
        for _ in 0..<10 { for each in times { try each.addFilter() } }
        rows.show("letter in the filter, ms") { $0.milliseconds(\.letter, \.median) }
        rows.show("letter, p99, ms") { $0.milliseconds(\.letter, \.p99) }
        rows.show("letter, processor, ms") { times in
            times.each(times.letterProcessor, times.letter).map { $0 / 1000 }
        }
        rows.show("filter typed at once, ms") { $0.milliseconds(\.word, \.median) }
        for round in 0..<40 { for each in times { each.addResize(isNarrow: round.isMultiple(of: 2)) } }
        rows.show("resize, ms") { $0.milliseconds(\.resize, \.median) }
        rows.show("resize, p95, ms") { $0.milliseconds(\.resize, \.p95) }
        rows.show("resize, processor, ms") { times in
            times.each(times.resizeProcessor, times.resize).map { $0 / 1000 }
        }
        // Threads without work may end a few seconds later.
        sleep(6)
        let before = times.map(\.usage)
        sleep(UInt32(max(0, idle)))
        let after = times.map(\.usage)
        let idling = zip(before, after).map { before, after -> (processor: Double, wakeUps: Int)? in
            guard let before, let after else { return nil }
            return (after.processor - before.processor, after.wakeUps - before.wakeUps)
        }
        rows.show("idle: processor, ms", idling.map { $0.map { $0.processor / 1000 } })
        rows.show("idle: wake-ups", idling.map { $0.map { Double($0.wakeUps) } })
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
