/// Filters for HTML, and for JSON inside of it.
enum MarkupFilters {
    private static let escape = NativeFunction("escape", ["s"], positionalOnly: 1) { values, it in
        .markup(try it.escape(values[0]))
    }

    static let all: [String: NativeFunction] = [
        "e": escape,
        "escape": escape,
        "forceescape": NativeFunction("do_forceescape") { values, it in
            .markup(PythonText.escapeHTML(try it.str(values[0])))
        },
        "safe": NativeFunction("do_mark_safe") { values, it in .markup(try it.str(values[0])) },
        "striptags": NativeFunction("do_striptags") { values, it in .string(HTMLText.stripTags(try it.str(values[0])))
        },
        "urlize": NativeFunction(
            "do_urlize", hidden: 1, ["value"],
            [
                ("trim_url_limit", .none), ("nofollow", .bool(false)), ("target", .none), ("rel", .none),
                ("extra_schemes", .none),
            ]
        ) { values, it in
            let text = try Urlizer(values, it).urlize(try it.escape(values[0]))
            return it.escapes ? .markup(text) : .string(text)
        },
        "xmlattr": NativeFunction("do_xmlattr", hidden: 1, ["d"], [("autospace", .bool(true))]) { values, it in
            guard case .dict(let dict) = values[0] else {
                throw it.noAttribute("items", of: values[0])
            }
            var parts: [String] = []
            for entry in dict.entries where !entry.value.isNone && !entry.value.isUndefined {
                guard let key = entry.key.text else {
                    throw PythonError.type("expected string or bytes-like object, got '\(entry.key.typeName)'")
                }
                let isBad = key.unicodeScalars.contains {
                    $0.value == 32 || (9...13).contains($0.value) || $0 == "/" || $0 == ">" || $0 == "="
                }
                if isBad { throw PythonError.value("Invalid character in attribute name: \(try it.repr(entry.key))") }
                parts.append("\(try it.escape(entry.key))=\"\(try it.escape(entry.value))\"")
            }
            var text = parts.joined(separator: " ")
            if it.isTrue(values[1]), !text.isEmpty { text = " " + text }
            return it.escapes ? .markup(text) : .string(text)
        },
        "tojson": NativeFunction("do_tojson", hidden: 1, ["value"], [("indent", .none)]) { values, it in
            var style = JSONText.Style(sortsKeys: true)
            if let text = values[1].text {
                style.indent = text
            } else if !values[1].isNone, values[0].text == nil {
                let spaces = try it.operate(.multiply, .string(" "), values[1])
                style.indent = spaces.text
            }
            var text = try JSONText.dump(values[0], style, it)
            for (character, escaped) in [("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("'", "\\u0027")] {
                text = TextSearch.replace(character, with: escaped, in: text)
            }
            return .markup(text)
        },
    ]
}
