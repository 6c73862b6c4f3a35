import Jinja

/// Which addresses of images the engine keeps.
///
/// Source: `validate_url` in `engine/common/utils.py` of grafana/oncall v1.16.8, which is `URLValidator` of Django 4.2.27.
enum ImageAddress {
    /// Whether the engine keeps the address: http(s) or ftp(s), a host with a dot (or `localhost`, or an IP address), and no blank.
    static func isValid(_ text: String) -> Bool {
        let scalars = [Unicode.Scalar](text.unicodeScalars)
        guard scalars.count <= 2048, !scalars.contains(where: \.isPythonSpace),
            let colon = text.firstRange(of: "://")
        else { return false }
        let scheme = text[..<colon.lowerBound].lowercased()
        guard ["http", "https", "ftp", "ftps"].contains(scheme) else { return false }
        var authority = text[colon.upperBound...].unicodeScalars.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        if let at = authority.firstIndex(of: "@") {
            let user = authority[..<at].split(separator: ":", omittingEmptySubsequences: false)
            guard user.count <= 2, !user[0].isEmpty else { return false }
            authority = authority[authority.index(after: at)...]
        }
        guard !authority.contains("@") else { return false }
        if authority.first == "[" {
            guard let end = authority.firstIndex(of: "]") else { return false }
            return isPort(authority[authority.index(after: end)...])
                && isIPv6(Substring(authority[authority.index(after: authority.startIndex)..<end]))
        }
        let host = authority.prefix { $0 != ":" }
        return isPort(authority[host.endIndex...]) && isHost(String(Substring(host)).lowercased())
    }

    /// An empty text, or a colon and one to five digits.
    private static func isPort(_ text: Substring.UnicodeScalarView) -> Bool {
        guard let first = text.first else { return true }
        let digits = text.dropFirst()
        return first == ":" && (1...5).contains(digits.count) && digits.allSatisfy(isDigit)
    }

    private static func isHost(_ host: String) -> Bool {
        if host == "localhost" { return true }
        var labels = host.split(separator: ".", omittingEmptySubsequences: false).map {
            [Unicode.Scalar]($0.unicodeScalars)
        }
        if labels.count == 4, labels.allSatisfy(isByte) { return true }
        if labels.count > 2, labels.last?.isEmpty == true { labels.removeLast() }
        guard labels.count >= 2, host.unicodeScalars.count <= 253, let last = labels.last else { return false }
        guard labels.allSatisfy({ (1...63).contains($0.count) }),
            labels.allSatisfy({ $0.allSatisfy { $0 == "-" || isDigit($0) || isLetter($0) } })
        else { return false }
        // Django tries labels in other alphabets in their ASCII form again, which begins with a letter and ends with one.
        let edged = labels.filter { $0.first == "-" || $0.last == "-" }
        guard edged.allSatisfy({ $0.contains { !$0.isASCII } }), edged.isEmpty || last.allSatisfy(\.isASCII) else {
            return false
        }
        // A top-level domain has two letters or more, and no digits.
        let isPunycode = last.starts(with: "xn--".unicodeScalars) && last.count > 4 && last.allSatisfy(\.isASCII)
        return isPunycode || last.count >= 2 && !last.contains(where: isDigit)
    }

    private static func isByte(_ label: [Unicode.Scalar]) -> Bool {
        guard (1...3).contains(label.count), label.allSatisfy(isDigit), label.count == 1 || label[0] != "0" else {
            return false
        }
        return (Int(String(String.UnicodeScalarView(label))) ?? 256) <= 255
    }

    /// Groups of one to four hexadecimal digits, at most one `::`, perhaps an IPv4 address at the end.
    private static func isIPv6(_ text: Substring) -> Bool {
        let halves = text.split(separator: "::", omittingEmptySubsequences: false)
        guard halves.count <= 2, !text.contains(":::") else { return false }
        var count = 0
        for (index, half) in halves.enumerated() where !half.isEmpty {
            let groups = half.split(separator: ":", omittingEmptySubsequences: false)
            for (place, group) in groups.enumerated() {
                let isLast = index == halves.count - 1 && place == groups.count - 1
                if isLast, group.contains(".") {
                    let bytes = group.split(separator: ".", omittingEmptySubsequences: false)
                    guard bytes.count == 4, bytes.allSatisfy({ isByte([Unicode.Scalar]($0.unicodeScalars)) }) else {
                        return false
                    }
                    count += 2
                } else {
                    guard (1...4).contains(group.count), group.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
                        return false
                    }
                    count += 1
                }
            }
        }
        return halves.count == 2 ? count < 8 : count == 8
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        (0x61...0x7A).contains(scalar.value) || scalar.value >= 0xA1
    }
}
