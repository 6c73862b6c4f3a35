/// The bytes of a command line argument: names of files need not be UTF-8, and a string holds U+FFFD in place of other bytes.
enum RawArgument {
    /// The path that an argument names, with a zero at the end.
    static func path(of argument: String) -> [CChar] {
        let arguments = (0..<Int(CommandLine.argc)).compactMap { CommandLine.unsafeArgv[$0] }
        return path(of: argument, among: arguments.map { Array(UnsafeBufferPointer(start: $0, count: length($0) + 1)) })
    }

    /// - Parameter arguments: all arguments, each with a zero at the end.
    static func path(of argument: String, among arguments: [[CChar]]) -> [CChar] {
        let own = Array(argument.utf8CString)
        guard argument.unicodeScalars.contains("\u{FFFD}") else { return own }
        return arguments.first { raw in
            String(decoding: raw.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self) == argument
        } ?? own
    }

    private static func length(_ text: UnsafePointer<CChar>) -> Int {
        var length = 0
        while text[length] != 0 { length += 1 }
        return length
    }
}
