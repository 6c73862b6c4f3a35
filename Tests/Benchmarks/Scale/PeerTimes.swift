import Glibc

/// What is measured of a program with a long list. Every part is measured of all programs in turn before the next: what else the machine does
/// meets all of them.
final class PeerTimes {
    static let letters = ["p", "r", "o", "d"]
    private static let backspace = "\u{7F}"

    let peer: Peer
    private var program: ProgramOnTerminal?

    private(set) var firstPaint = Samples()
    private(set) var whole = Samples()
    /// Processor time until the list is whole, in microseconds.
    private(set) var startProcessor = Samples()
    /// In bytes.
    private(set) var peakMemory = 0
    private(set) var key = Samples()
    private var sizes: [Int] = []
    /// Of one key.
    var bytes: Int { sizes.isEmpty ? 0 : sizes.sorted()[sizes.count / 2] }
    private(set) var flood = Samples()
    private(set) var letter = Samples()
    private(set) var word = Samples()
    private(set) var resize = Samples()
    /// Processor time of the keys, the letters and the changes of size, in microseconds each.
    private(set) var (keyProcessor, letterProcessor, resizeProcessor) = (0.0, 0.0, 0.0)

    init(_ peer: Peer) { self.peer = peer }

    /// What the program has used so far.
    var usage: ProcessUsage? { program?.usage }

    /// Starts the program again, until its list is whole.
    func start() throws {
        program = nil
        let start = ContinuousClock.now
        let program = try ProgramOnTerminal(
            peer.arguments, peer.variables, home: peer.home, width: 200, height: 50)
        guard let output = program.listen(for: peer.whole) else { throw ProgramFailure("\(peer.name) shows no list") }
        firstPaint.add(output.firstBurst - start)
        whole.add(output.time(of: peer.whole) - start)
        // What it does in the background belongs to it, such as writing a cache.
        program.settle(quiet: 500)
        startProcessor.add(.microseconds(Int(program.usage.processor)))
        peakMemory = max(peakMemory, program.usage.peakMemory)
        self.program = program
    }

    func addKey() throws {
        guard let program else { return }
        let before = program.usage.processor
        let (time, size) = try program.time(peer.down)
        keyProcessor += program.usage.processor - before
        key.add(time)
        sizes.append(size)
    }

    func addFlood(_ count: Int) throws {
        guard let program else { return }
        flood.add(try program.time(String(repeating: peer.down, count: count), quiet: 250).time)
    }

    /// Types a word into the filter, letter by letter and at once, and deletes it.
    func addFilter() throws {
        guard let filter = peer.filter, let program else { return }
        if !filter.open.isEmpty {
            program.type(filter.open)
            program.settle(quiet: 50)
        }
        let before = program.usage.processor
        for letter in PeerTimes.letters { self.letter.add(try program.time(letter).time) }
        for _ in PeerTimes.letters { letter.add(try program.time(PeerTimes.backspace).time) }
        letterProcessor += program.usage.processor - before
        word.add(try program.time(PeerTimes.letters.joined()).time)
        program.type(filter.close)
        program.settle(quiet: 100)
    }

    /// - Parameter isNarrow: whether it becomes narrower or wider again.
    func addResize(isNarrow: Bool) {
        guard let program else { return }
        let before = program.usage.processor
        let begin = ContinuousClock.now
        program.resize(width: isNarrow ? 190 : 200, height: 50)
        if let output = program.listen(patience: 1) { resize.add(output.last - begin) }
        resizeProcessor += program.usage.processor - before
    }

    /// Processor time of one key, letter or change of size in microseconds; nil if there was none.
    func each(_ total: Double, _ samples: Samples) -> Double? {
        samples.isEmpty ? nil : total / Double(samples.count)
    }
}
