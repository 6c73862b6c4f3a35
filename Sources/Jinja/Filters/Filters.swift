/// jinja2's filters (`jinja2.filters`).
enum Filters {
    static let all: [String: NativeFunction] = {
        var filters: [String: NativeFunction] = [:]
        for family in [
            TextFilters.all, MarkupFilters.all, NumberFilters.all, SequenceFilters.all, SelectingFilters.all,
        ] {
            filters.merge(family) { $1 }
        }
        return filters
    }()
}

extension Interpreter {
    /// The parts of a path like `a.b.0` (`_prepare_attribute_parts`).
    private func parts(_ path: Value) -> [Value] {
        switch path {
        case .none: return []
        case .string(let text), .markup(let text):
            return text.split(separator: ".", omittingEmptySubsequences: false).map { part in
                let isNumber = !part.isEmpty && part.unicodeScalars.allSatisfy(\.isPythonDigit)
                return isNumber ? NumberText.integer(String(part)) ?? .string(String(part)) : .string(String(part))
            }
        default: return [path]
        }
    }

    /// `make_attrgetter`: the value at `path` in each item.
    /// - Parameter ignoresCase: whether text is compared in lower case.
    func getter(_ path: Value, ignoresCase: Bool = false, fallback: Value = .none) -> (Value) throws -> Value {
        let parts = parts(path)
        return { [unowned self] value in
            var value = value
            for part in parts {
                try self.step()
                value = try self.item(value, part)
                if value.isUndefined, !fallback.isNone { value = fallback }
            }
            return ignoresCase ? self.lowered(value) : value
        }
    }

    /// `make_multi_attrgetter`: a list of the values at several paths.
    func getter(each path: Value, ignoresCase: Bool) -> (Value) throws -> Value {
        let paths: [Value]
        if let text = path.text {
            paths = text.split(separator: ",", omittingEmptySubsequences: false).map { .string(String($0)) }
        } else {
            paths = [path]
        }
        let getters = paths.map { getter($0, ignoresCase: ignoresCase) }
        return { value in .list(try getters.map { try $0(value) }) }
    }

    func lowered(_ value: Value) -> Value {
        switch value {
        case .string(let text): .string(TextCase.lower(text))
        case .markup(let text): .markup(TextCase.lower(text))
        default: value
        }
    }
}
