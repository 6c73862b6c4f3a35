import Foundation

/// Options for long runs of random tests: `FUZZ_SECONDS=600 swift test --filter random`. `FUZZ_SEED` sets the first seed, to
/// repeat a run.
package enum LongRun {
    /// nil for ordinary runs, which use fixed seeds.
    package static let seconds = ProcessInfo.processInfo.environment["FUZZ_SECONDS"].flatMap { Double($0) }

    /// The first seed of a long run; random unless `FUZZ_SEED` is set.
    package static let firstSeed =
        ProcessInfo.processInfo.environment["FUZZ_SEED"].flatMap { UInt64($0) } ?? .random(in: 0 ... .max / 2)

    /// Calls `body` with seeds 0 up to `count`, or in a long run with new seeds until the time is over; prints how many.
    ///
    /// Yields between calls, as other tests measure ages.
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
        // Written to a file, as a crash would leave no other trace of the seed.
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
