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
        let sources = Array(from.unicodeScalars)
        let targets = Array(to.unicodeScalars)
        guard sources.count == targets.count else {
            throw PythonError.value("the first two maketrans arguments must have equal length")
        }
        for (source, target) in zip(sources, targets) {
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
        var result = ""
        for scalar in text.unicodeScalars {
            try interpreter.step()
            let found: Value?
            switch table {
            case .dict(let dict): found = dict.value(.int(Int(scalar.value)))
            case .list(let list): found = Int(scalar.value) < list.items.count ? list.items[Int(scalar.value)] : nil
            case .string(let text):
                found = Interpreter.scalar(text, Int(scalar.value)).map { .string(String($0)) }
            case .undefined(let missing): throw missing.error
            default: throw PythonError.type("'\(table.typeName)' object is not subscriptable")
            }
            switch found {
            case nil: result.unicodeScalars.append(scalar)
            case .some(.none): break
            case .string(let text)?, .markup(let text)?: result += text
            case let value?:
                guard let code = value.smallInteger else {
                    throw PythonError.type("character mapping must return integer, None or str")
                }
                guard code >= 0, let character = Unicode.Scalar(UInt32(clamping: code)) else {
                    throw PythonError.value("character mapping must be in range(0x110000)")
                }
                result.unicodeScalars.append(character)
            }
        }
        return result
    }
}
