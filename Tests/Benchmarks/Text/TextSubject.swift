/// A text to edit.
struct TextSubject {
    let name: String
    let text: String

    static let all: [TextSubject] = {
        let plain = "{% for alert in payload.alerts %} {{ alert.labels.severity|upper }} "
        let mixed = "{% für alert in payload.alerts %} {{ 漢字かな }} café 👩‍👩‍👧 {{ alert.名前 }} "
        let sizes = [("1 kB", 1000), ("10 kB", 10_000), ("50 000", 50_000)]
        return sizes.flatMap { name, size in
            [("plain", plain), ("mixed", mixed)].flatMap { kind, piece in
                let all = String(String(repeating: piece, count: size / piece.count + 1).prefix(size))
                return [(34, "short lines"), (max(500, size / 5), "long lines")].map { length, shape in
                    var lines: [Substring] = []
                    var rest = all[...]
                    while !rest.isEmpty {
                        lines.append(rest.prefix(length - 1))
                        rest = rest.dropFirst(length)
                    }
                    return TextSubject(name: "\(name) \(kind), \(shape)", text: lines.joined(separator: "\n"))
                }
            }
        }
    }()
}
