/// A place to which matching can return.
struct BacktrackPoint {
    enum Kind: UInt8 {
        /// Go on at the instruction.
        case resume
        /// A run of characters can give one back, down to `limit`.
        case greedyRun
        /// A run of characters can take one more, up to `limit`.
        case lazyRun
        /// Nothing more can be tried from this instruction and position: record it.
        case failure
        /// The same for a run of characters that began here.
        case runFailure
        case atomic
        case look
        /// `\K`: the start of the match was `position`.
        case keep
        case call
    }

    let kind: Kind
    let instruction: Int32
    var position: Int32
    /// For runs: the farthest position.
    var limit: Int32 = 0
    /// The number of changes of registers at that time.
    let changes: Int32
}

/// An atomic group or a look that is being matched.
struct MatchFrame {
    /// The height of the stack outside of it.
    let height: Int
    let position: Int
    let instruction: Int
}

/// A group that is being called.
struct CallFrame {
    let outer: Int
    let returnsTo: Int
    let registers: [Int]
}

/// The failures that are known: bits by place in the program and position in the text.
struct FailureMemo {
    private var rows: [[UInt64]]
    private let words: Int
    private var used = 0
    /// Maximum words of all rows; what doesn't fit isn't recorded.
    private static let maxWords = 8 << 20

    init(places: Int, length: Int) {
        rows = Array(repeating: [], count: places)
        words = length / 64 + 1
    }

    @inline(__always)
    func contains(_ place: Int, _ position: Int) -> Bool {
        let row = rows[place]
        return !row.isEmpty && row[position >> 6] >> UInt64(position & 63) & 1 != 0
    }

    /// Whether there is a row for the place.
    private mutating func prepare(_ place: Int) -> Bool {
        guard rows[place].isEmpty else { return true }
        guard used + words <= FailureMemo.maxWords else { return false }
        rows[place] = Array(repeating: 0, count: words)
        used += words
        return true
    }

    mutating func insert(_ place: Int, _ position: Int) {
        guard prepare(place) else { return }
        rows[place][position >> 6] |= 1 << UInt64(position & 63)
    }

    mutating func insert(_ place: Int, _ positions: ClosedRange<Int>) {
        guard prepare(place) else { return }
        var position = positions.lowerBound
        while position <= positions.upperBound {
            if position & 63 == 0, position + 63 <= positions.upperBound {
                rows[place][position >> 6] = .max
                position += 64
            } else {
                rows[place][position >> 6] |= 1 << UInt64(position & 63)
                position += 1
            }
        }
    }
}
