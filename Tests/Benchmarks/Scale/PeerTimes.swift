import Glibc

/// What is measured of a program with a long list.
struct PeerTimes {
    private static let letters = ["p", "r", "o", "d"]
    private static let backspace = "\u{7F}"

    var firstPaint = Samples()
    var whole = Samples()
    /// Processor time until the list is whole, in microseconds.
    var processor = Samples()
    /// In bytes.
    var peakMemory = 0
    var key = Samples()
    private var sizes: [Int] = []
    /// Of one key.
    var bytes: Int { sizes.isEmpty ? 0 : sizes.sorted()[sizes.count / 2] }
    var flood = Samples()
    var letter = Samples()
    var word = Samples()
    var resize = Samples()
    /// Processor time in microseconds, and wake-ups of all threads.
    var idle: (processor: Double, wakeUps: Int) = (0, 0)

    /// Starts the program and measures what it does.
    /// - Parameter isThorough: whether more than the start is measured.
    mutating func add(_ peer: Peer, keys: Int, idleSeconds: Int32, isThorough: Bool) throws {
        let start = ContinuousClock.now
        let program = try ProgramOnTerminal(peer.arguments, peer.variables, width: 200, height: 50)
        guard let output = program.listen(for: peer.whole) else { throw ProgramFailure("\(peer.name) shows no list") }
        firstPaint.add(output.firstBurst - start)
        whole.add(output.time(of: peer.whole) - start)
        // What it does in the background belongs to it, such as writing a cache.
        _ = program.listen(quiet: 500)
        processor.add(.microseconds(Int(program.usage.processor)))
        peakMemory = max(peakMemory, program.usage.peakMemory)
        guard isThorough else { return }
        for _ in 0..<keys {
            let (time, size) = try program.time(peer.down)
            key.add(time)
            sizes.append(size)
        }
        flood.add(try program.time(String(repeating: peer.down, count: 2000), quiet: 250).time)
        if let filter = peer.filter { try addFilter(filter, program) }
        for round in 0..<20 {
            let begin = ContinuousClock.now
            program.resize(width: round % 2 == 0 ? 190 : 200, height: 50)
            if let output = program.listen(patience: 1) { resize.add(output.last - begin) }
        }
        let before = program.usage
        _ = program.listen(quiet: idleSeconds * 1000, patience: idleSeconds)
        let after = program.usage
        idle = (after.processor - before.processor, after.wakeUps - before.wakeUps)
    }

    private mutating func addFilter(_ filter: (open: String, close: String), _ program: ProgramOnTerminal) throws {
        for _ in 0..<10 {
            if !filter.open.isEmpty {
                program.type(filter.open)
                _ = program.listen(patience: 1)
            }
            for letter in PeerTimes.letters { self.letter.add(try program.time(letter).time) }
            for _ in PeerTimes.letters { self.letter.add(try program.time(PeerTimes.backspace).time) }
            word.add(try program.time(PeerTimes.letters.joined()).time)
            program.type(filter.close)
            _ = program.listen(quiet: 100, patience: 1)
        }
    }

    /// Names and values of the rows of the table; medians, unless the name says otherwise.
    var cells: [(name: String, value: Double?)] {
        func some(_ samples: Samples, _ value: KeyPath<Samples, Double>) -> Double? {
            samples.isEmpty ? nil : samples[keyPath: value] / 1000
        }
        return [
            ("first paint, ms", some(firstPaint, \.median)), ("list is whole, ms", some(whole, \.median)),
            ("processor until then, ms", some(processor, \.median)),
            ("peak memory, MiB", Double(peakMemory) / Double(1 << 20)), ("key, ms", some(key, \.median)),
            ("key, p99, ms", some(key, \.p99)), ("bytes of a key", key.isEmpty ? nil : Double(bytes)),
            ("2,000 keys at once, ms", some(flood, \.median)), ("letter in the filter, ms", some(letter, \.median)),
            ("letter, p99, ms", some(letter, \.p99)), ("filter typed at once, ms", some(word, \.median)),
            ("resize, ms", some(resize, \.median)), ("resize, p95, ms", some(resize, \.p95)),
            ("idle: processor, ms", resize.isEmpty ? nil : idle.processor / 1000),
            ("idle: wake-ups", resize.isEmpty ? nil : Double(idle.wakeUps)),
        ]
    }
}
