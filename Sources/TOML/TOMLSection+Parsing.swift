import TOMLKit

extension TOMLSection {
    /// Parses a document.
    /// - Parameter file: the file name in messages.
    /// - Throws: the first syntax error.
    package init(text: String, file: String) throws(TOMLError) {
        // The parser takes a C string: text after a NUL would be ignored silently.
        if let line = TOMLSection.line(ofNULIn: text) {
            throw TOMLError("the file has a NUL character", line: line)
        }
        let lines = KeyLines(of: text)
        if let crashInput = lines.crashInput {
            throw TOMLError("not TOML: \(crashInput.message)", line: crashInput.line)
        }
        let table: TOMLTable
        do {
            table = try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            let message = error.description
            let reason = message.hasPrefix("Error ") ? message.dropFirst("Error ".count) : message[...]
            throw TOMLError("not TOML: \(reason)", line: error.source.begin.line)
        } catch {
            throw TOMLError("\(error)", line: nil)
        }
        self.init(table, path: [], lines: lines.lines, file: file)
    }

    private static func line(ofNULIn text: String) -> Int? {
        guard let end = text.utf8.firstIndex(of: 0) else { return nil }
        return text.utf8[..<end].count { $0 == UInt8(ascii: "\n") } + 1
    }

    private init(_ table: TOMLTable, path: [String], lines: [[String]: Int], file: String) {
        var members: [Member] = []
        for name in table.keys {
            guard let value = table[name] else { continue }
            let keyPath = path + [name]
            members.append(
                Member(
                    name: name, line: lines[keyPath] ?? lines[path],
                    node: TOMLSection.node(value, path: keyPath, lines: lines, file: file)))
        }
        // The parser sorts keys by name.
        members.sort { ($0.line ?? .max, $0.name) < ($1.line ?? .max, $1.name) }
        self.init(file: file, members: members)
    }

    private static func node(
        _ value: any TOMLValueConvertible, path: [String], lines: [[String]: Int], file: String
    ) -> TOMLNode {
        switch value.type {
        case .string: .string(value.string ?? "")
        case .int: .integer(value.int ?? 0)
        case .double: .float(value.double ?? 0)
        case .bool: .bool(value.bool ?? false)
        case .date, .time, .dateTime: .date
        case .array: .array((value.array?.map { node($0, path: path, lines: lines, file: file) }) ?? [])
        case .table:
            .table(
                value.table.map { TOMLSection($0, path: path, lines: lines, file: file) }
                    ?? TOMLSection(file: file, members: []))
        }
    }
}
