import ArgumentParser
import Foundation
import TextEditing

struct PaletteBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "palette",
        abstract: "Finding one of 10,000 integrations by some letters of its name, compared with fzf from the PATH.")

    @Option(help: "How many integrations.") var rows = 10_000
    @Option(help: "How many searches.") var searches = 100

    func run() throws {
        let texts = IntegrationNames(names: rows, queries: searches)
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("names-\(UUID().uuidString).txt")
        try (texts.names.joined(separator: "\n") + "\n").write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        let clock = ContinuousClock()
        var whole = Samples()
        var letters = Samples()
        var peer = Samples()
        var firstHits = 0
        var orders = 0
        let ranking = FuzzyRanking(texts.names)
        for query in texts.queries {
            var fresh = ranking
            var found: [Int] = []
            whole.add(clock.measure { found = fresh.ranked(query) })
            var typed = ranking
            for end in query.indices { letters.add(clock.measure { _ = typed.ranked(String(query[...end])) }) }
            var lines: [String] = []
            peer.add(try clock.measure { lines = try Self.fzf(query, file) })
            let names = found.map { texts.names[$0] }
            if names.first == lines.first { firstHits += 1 }
            if names == lines { orders += 1 }
        }
        var table = Table("\(rows) names, \(searches) searches", [""] + Samples.columns)
        table.add(["a search"] + whole.cells)
        table.add(["a letter"] + letters.cells)
        table.add(["fzf --filter, with its start"] + peer.cells)
        table.show()
        print("The first hit is that of fzf in \(firstHits) of \(searches) searches, the whole order in \(orders).")
    }

    /// What fzf prints, the best first.
    private static func fzf(_ query: String, _ file: URL) throws -> [String] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["fzf", "--filter=\(query)"]
        process.standardInput = try FileHandle(forReadingFrom: file)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text.split(separator: "\n").map(String.init)
    }
}
