import ArgumentParser
import Glibc
import JSON
import TerminalCore

/// How a command prints its results.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
    /// Aligned columns with a heading.
    case table
    /// The same, with more columns.
    case wide
    /// One array.
    case json
    /// An object on each line.
    case jsonl
    /// Comma-separated values with a heading, as in RFC 4180.
    case csv
    /// The same, separated by tabs and without quotes.
    case tsv
    /// Only the ids, one on each line.
    case ids

    /// Whether the names of escalation chains are shown.
    var hasDetails: Bool { self == .json || self == .jsonl }
}

/// Rows of results, printed in the format that was asked for. With `jsonl`, `csv`, `tsv` and `ids` each row is printed when it is there.
struct Results {
    /// A result.
    struct Row {
        /// The cells of the columns.
        let cells: [String]
        let id: String
        let json: JSONValue
    }

    let format: OutputFormat
    /// The headings.
    let columns: [String]
    private var waiting: [Row] = []
    private var hasHeading = false

    init(_ format: OutputFormat, columns: [String]) {
        self.format = format
        self.columns = columns
    }

    /// Prints rows, or keeps them until all are there.
    mutating func add(_ rows: [Row]) {
        var lines: [String] = []
        if !hasHeading, format == .csv || format == .tsv {
            hasHeading = true
            lines.append(line(columns.map { $0.lowercased().replacing(" ", with: "_") }))
        }
        switch format {
        case .table, .wide, .json: waiting += rows
        case .jsonl: lines += rows.map { SafeJSON.compact($0.json) }
        case .csv, .tsv: lines += rows.map { line($0.cells) }
        case .ids: lines += rows.map { SafeText($0.id).plain }
        }
        if !lines.isEmpty { TerminalText.print(lines.joined(separator: "\n")) }
    }

    /// Prints what was kept.
    mutating func end() {
        switch format {
        case .table, .wide: if !waiting.isEmpty { Table.print([columns] + waiting.map(\.cells)) }
        case .json: TerminalText.print(JSONValue.array(waiting.map(\.json)))
        case .jsonl, .ids: break
        case .csv, .tsv: add([])
        }
        waiting = []
    }

    private func line(_ cells: [String]) -> String {
        let cells = cells.map { SafeText($0).plain }
        guard format == .csv else {
            return cells.map { $0.replacing("\t", with: " ") }.joined(separator: "\t")
        }
        return cells.map { cell in
            let needsQuotes = cell.contains { $0 == "," || $0 == "\"" || $0.isNewline }
            return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
        }.joined(separator: ",")
    }
}
