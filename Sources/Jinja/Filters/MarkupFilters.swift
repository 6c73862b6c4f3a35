/// Filters for HTML, and for JSON embedded in it.
enum MarkupFilters {
    private static let escape = NativeFunction("escape", ["s"], positionalOnly: 1) { values, interpreter in
        .markup(try interpreter.escape(values[0]))
    }

    static let all: [String: NativeFunction] = [
        "e": escape,
        "escape": escape,
        "forceescape": NativeFunction("do_forceescape") { values, interpreter in
            .markup(PythonText.escapeHTML(try interpreter.str(values[0])))
        },
        "safe": NativeFunction("do_mark_safe") { values, interpreter in .markup(try interpreter.str(values[0])) },
        "striptags": NativeFunction("do_striptags") { values, interpreter in
            .string(HTMLText.stripTags(try interpreter.str(values[0])))
        },
        "urlize": NativeFunction(
            "do_urlize", hidden: 1, ["value"],
            [
                ("trim_url_limit", .none), ("nofollow", .bool(false)), ("target", .none), ("rel", .none),
                ("extra_schemes", .none),
            ]
        ) { values, interpreter in
            let text = try Urlizer(values, interpreter).urlize(try interpreter.escape(values[0]))
            return interpreter.escapes ? .markup(text) : .string(text)
        },
        "xmlattr": NativeFunction("do_xmlattr", hidden: 1, ["d"], [("autospace", .bool(true))]) { values, interpreter in
            guard case .dict(let dict) = values[0] else {
                throw interpreter.noAttribute("items", of: values[0])
            }
            var parts: [String] = []
            for entry in dict.entries where !entry.value.isNone && !entry.value.isUndefined {
                guard let key = entry.key.text else {
                    throw PythonError.type("expected string or bytes-like object, got '\(entry.key.typeName)'")
                }
                let isBad = key.unicodeScalars.contains {
                    $0.value == 32 || (9...13).contains($0.value) || $0 == "/" || $0 == ">" || $0 == "="
                }
                if isBad {
                    throw PythonError.value("Invalid character in attribute name: \(try interpreter.repr(entry.key))")
                }
                parts.append("\(try interpreter.escape(entry.key))=\"\(try interpreter.escape(entry.value))\"")
            }
            var text = parts.joined(separator: " ")
            if interpreter.isTrue(values[1]), !text.isEmpty { text = " " + text }
            return interpreter.escapes ? .markup(text) : .string(text)
        },
        "tojson": NativeFunction("do_tojson", hidden: 1, ["value"], [("indent", .none)]) { values, interpreter in
            var style = JSONText.Style(sortsKeys: true)
            if let text = values[1].text {
                style.indent = text
            } else if !values[1].isNone, values[0].text == nil {
                let spaces = try interpreter.operate(.multiply, .string(" "), values[1])
                style.indent = spaces.text
            }
            var text = try JSONText.dump(values[0], style, interpreter)
            for (character, escaped) in [("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("'", "\\u0027")] {
                text = TextSearch.replace(character, with: escaped, in: text)
            }
            return .markup(text)
        },
    ]
}
