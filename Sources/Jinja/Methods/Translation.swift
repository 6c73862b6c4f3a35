/// `str.maketrans` and `str.translate`.
enum Translation {
    static func table(_ arguments: CallArguments, _ interpreter: Interpreter) throws -> Value {
        let values = try Methods.some("str", "maketrans", 1...3, arguments)
        let table = DictObject()
        if values.count == 1 {
            guard case .dict(let dict) = values[0] else {
                throw PythonError.type("if you give only one argument to maketrans it must be a dict")
            }
            for entry in dict.entries {
                if let text = entry.key.text {
                    guard let scalar = text.unicodeScalars.first, PythonText.length(text) == 1 else {
                        throw PythonError.value("string keys in translate table must be of length 1")
                    }
                    try table.set(.int(Int(scalar.value)), entry.value)
                } else if entry.key.isInteger {
                    try table.set(entry.key, entry.value)
                } else {
                    throw PythonError.type("keys in translate table must be strings or integers")
                }
            }
            return .dict(table)
        }
        guard let from = values[0].text else {
            throw PythonError.type("first maketrans argument must be a string if there is a second argument")
        }
        let to = try StringMethods.argument(values[1], "maketrans", 2)
        guard PythonText.length(from) == PythonText.length(to) else {
            throw PythonError.value("the first two maketrans arguments must have equal length")
        }
        // What the ASCII characters are mapped to so far: a text repeats most of them.
        var known = Array(repeating: UInt32.max, count: 128)
        for (source, target) in zip(from.unicodeScalars, to.unicodeScalars) {
            if source.value < 128 {
                guard known[Int(source.value)] != target.value else { continue }
                known[Int(source.value)] = target.value
            }
            try table.set(.int(Int(source.value)), .int(Int(target.value)))
        }
        if values.count > 2 {
            for scalar in try StringMethods.argument(values[2], "maketrans", 3).unicodeScalars {
                try table.set(.int(Int(scalar.value)), .none)
            }
        }
        return .dict(table)
    }

    static func translate(_ text: String, _ table: Value, _ interpreter: Interpreter) throws -> String {
        try interpreter.step(text.utf8.count)
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count + 8)
        // What became of each ASCII character.
        var known: [[UInt8]?] = Array(repeating: nil, count: 128)
        for scalar in text.unicodeScalars {
            guard scalar.value < 128 else {
                try append(scalar, table, to: &result)
                continue
            }
            if known[Int(scalar.value)] == nil {
                var new: [UInt8] = []
                try append(scalar, table, to: &new)
                known[Int(scalar.value)] = new
            }
            if let bytes = known[Int(scalar.value)] {
                if bytes.count == 1 { result.append(bytes[0]) } else { result += bytes }
            }
        }
        return String(trusted: result)
    }

    /// Appends what the table makes of a character.
    private static func append(_ scalar: Unicode.Scalar, _ table: Value, to result: inout [UInt8]) throws {
        let found: Value?
        switch table {
        case .dict(let dict): found = dict.value(.int(Int(scalar.value)))
        case .list(let list): found = Int(scalar.value) < list.count ? list.item(at: Int(scalar.value)) : nil
        case .string(let text):
            found = Interpreter.scalar(text, Int(scalar.value)).map { .string(String($0)) }
        case .undefined(let missing): throw missing.error
        default: throw PythonError.type("'\(table.typeName)' object is not subscriptable")
        }
        switch found {
        case nil: result.append(scalar)
        case .some(.none): break
        case .string(let text)?, .markup(let text)?: result += text.utf8
        case let value?:
            guard let code = value.smallInteger else {
                throw PythonError.type("character mapping must return integer, None or str")
            }
            guard code >= 0, let character = Unicode.Scalar(UInt32(clamping: code)) else {
                throw PythonError.value("character mapping must be in range(0x110000)")
            }
            result.append(character)
        }
    }
}
