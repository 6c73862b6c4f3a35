/// Texts and names of HCL, the language of Terraform.
enum HCLText {
    /// A quoted string. `${` and `%{` begin expressions, and are doubled (HCL native syntax specification, "Template Expressions").
    static func quoted(_ text: String) -> String {
        var result = "\""
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "$", "%":
                guard index + 1 < scalars.count, scalars[index + 1] == "{" else {
                    result.unicodeScalars.append(scalar)
                    continue
                }
                // After the same sign, readers disagree about which of them are doubled; and python-hcl2 8.1.4 wants an end.
                let isAfterSame = index > 0 && scalars[index - 1] == scalar
                result +=
                    isAfterSame || !scalars[index...].contains("}")
                    ? (scalar == "$" ? "\\u0024" : "\\u0025") : "\(scalar)\(scalar)"
            case _ where isControl(scalar):
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// A text of several lines as it is, between two markers; nil if it can't be written so, because of carriage returns or other
    /// controls. `<<-` would take the text's own indentation away.
    static func heredoc(_ text: String) -> String? {
        guard !text.unicodeScalars.contains(where: { $0 != "\n" && $0 != "\t" && isControl($0) }) else { return nil }
        // Readers disagree about which of repeated signs are doubled.
        for sign in ["$$", "%%"] where text.contains(sign) { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var marker = "EOT"
        var number = 2
        while lines.contains(where: { $0.drop(while: \.isWhitespace) == marker }) {
            marker = "EOT\(number)"
            number += 1
        }
        let body = text.replacing("${", with: "$${").replacing("%{", with: "%%{")
        // A heredoc ends with a line break.
        if text.utf8.last == UInt8(ascii: "\n") { return "<<\(marker)\n\(body)\(marker)" }
        return "trimsuffix(<<\(marker)\n\(body)\n\(marker)\n, \"\\n\")"
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || [0x2028, 0x2029, 0xFEFF].contains(scalar.value)
    }

    /// A text in a comment: without line breaks and control characters.
    static func comment(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) ? " " : $0 }))
    }

    /// Lower case, `_` for all but letters and digits of ASCII; empty if nothing is left.
    static func identifier(_ name: String) -> String {
        var result = ""
        for scalar in name.lowercased().unicodeScalars {
            if scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                result.unicodeScalars.append(scalar)
            } else if let last = result.last, last != "_" {
                result.append("_")
            }
        }
        while result.last == "_" { result.removeLast() }
        return result.first?.isNumber ?? false ? "i_" + result : result
    }
}
