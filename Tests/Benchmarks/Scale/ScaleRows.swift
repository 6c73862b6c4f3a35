import Foundation

/// The rows of a table that are printed one by one: what is measured, the first program's value, and those of the others with the ratio to
/// them.
struct ScaleRows {
    private static let nameWidth = 26
    private static let width = 9
    private let times: [PeerTimes]

    /// Prints the heading.
    init(_ times: [PeerTimes]) {
        self.times = times
        line("", times.enumerated().flatMap { $0 == 0 ? [$1.peer.name] : [$1.peer.name, "ratio"] })
    }

    /// Prints a row.
    func show(_ name: String, _ value: (PeerTimes) -> Double?) { show(name, times.map(value)) }

    /// Prints a row with a value of each program.
    func show(_ name: String, _ values: [Double?]) {
        var cells: [String] = []
        let own = values.first ?? nil
        for (index, value) in values.enumerated() {
            cells.append(value.map(Samples.text) ?? "-")
            if index > 0 { cells.append(own.flatMap { own in value.map { Samples.ratio(own, to: $0) } } ?? "") }
        }
        line(name, cells)
    }

    private func line(_ name: String, _ cells: [String]) {
        func blanks(_ text: String, _ width: Int) -> String {
            String(repeating: " ", count: max(0, width - text.count))
        }
        print(
            "  " + name + blanks(name, ScaleRows.nameWidth)
                + cells.map { blanks($0, ScaleRows.width) + $0 }.joined())
        // Also into a file or a pipe, before the next row is measured.
        fflush(nil)
    }
}

extension PeerTimes {
    /// A value of samples in milliseconds; nil if there are none.
    func milliseconds(_ samples: KeyPath<PeerTimes, Samples>, _ value: KeyPath<Samples, Double>) -> Double? {
        let samples = self[keyPath: samples]
        return samples.isEmpty ? nil : samples[keyPath: value] / 1000
    }
}
