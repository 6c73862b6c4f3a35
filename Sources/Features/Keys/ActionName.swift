/// The name of a command in the configuration file: its case in snake_case, `start_maintenance`, `move_page_down`.
enum ActionName {
    /// Cases that only say which part of the screen a command belongs to.
    private static let wrappers: Set<String> = ["edit", "labels", "studio"]

    static func of(_ command: some Hashable) -> String {
        // `edit(Features.TextEdit.move(Features.TextMotion.left))`
        var parts = "\(command)".split { "()".contains($0) }
            .map { String($0.split(separator: ".").last ?? $0) }
        while parts.count > 1, wrappers.contains(parts[0]) { parts.removeFirst() }
        return parts.map(snakeCase).joined(separator: "_")
    }

    /// `copyID` becomes `copy_id`.
    private static func snakeCase(_ text: String) -> String {
        var result = ""
        var wasUpper = true
        for character in text {
            if character.isUppercase, !wasUpper { result.append("_") }
            wasUpper = character.isUppercase
            result += character.isLetter || character.isNumber ? character.lowercased() : "_"
        }
        return result
    }
}
