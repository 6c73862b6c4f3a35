import Foundation

/// How long random tests go on when somebody asks for it: `FUZZ_SECONDS=600 swift test --filter random`. `FUZZ_SEED` repeats the
/// run that begins with that seed.
package enum LongRun {
    /// nil for the short runs of every day, whose seeds are always the same.
    package static let seconds = ProcessInfo.processInfo.environment["FUZZ_SECONDS"].flatMap { Double($0) }

    /// The seed that a long run begins with; nobody has seen it, but where it was asked for.
    package static let firstSeed =
        ProcessInfo.processInfo.environment["FUZZ_SEED"].flatMap { UInt64($0) } ?? .random(in: 0 ... .max / 2)

    /// Does `body` with seeds 0 up to `count`, or as long as was asked for with seeds that nobody has seen; tells how often.
    ///
    /// Between two it lets other tests go on: some of them measure how old things have become.
    package static func repeated(
        _ title: String, count: UInt64, _ body: (inout SeededGenerator, _ seed: UInt64) -> Void
    ) async {
        guard let seconds else {
            for seed in 0..<count {
                var random = SeededGenerator(seed: seed)
                body(&random, seed)
                await Task.yield()
            }
            return
        }
        let end = ContinuousClock.now + .seconds(seconds)
        var seed = firstSeed
        // A process that is ended by what it was given can't tell any more what that was.
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("seed of \(title)").path
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        let note = FileHandle(forWritingAtPath: path)
        defer { try? note?.close() }
        while ContinuousClock.now < end {
            try? note?.seek(toOffset: 0)
            try? note?.write(contentsOf: Data("\(seed)\n".utf8))
            var random = SeededGenerator(seed: seed)
            body(&random, seed)
            await Task.yield()
            seed += 1
        }
        print("random: \(title): \(seed - firstSeed) inputs from seed \(firstSeed) on")
    }
}
