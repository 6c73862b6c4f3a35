/// Gathers characters whose case folding can go over their borders into strings (`pack_characters` of the module).
struct LiteralPacker {
    let rules: CharacterRules
    /// What letters fold to that fold to several.
    private static let expansions = UnicodeTables.shared.expanding.map { UnicodeTables.shared.folded($0) }

    init(_ rules: CharacterRules) { self.rules = rules }

    func packed(_ node: PatternNode) -> PatternNode {
        switch node {
        case .sequence(let items): .sequence(of: packed(items: items))
        case .branch(let branches): .branch(branches.map(packed))
        case .group(let number, let inner): .group(number, packed(inner))
        case .atomic(let inner): .atomic(packed(inner))
        case .look(let inner, let isBehind, let isPositive):
            .look(packed(inner), isBehind: isBehind, isPositive: isPositive)
        case .repetition(let inner, let minCount, let maxCount, let kind):
            .repetition(packed(inner), minCount: minCount, maxCount: maxCount, kind)
        case .conditional(let group, let yes, let no): .conditional(group, yes: packed(yes), no: packed(no))
        case .lookConditional(let condition, let isBehind, let isPositive, let yes, let no):
            .lookConditional(
                packed(condition), isBehind: isBehind, isPositive: isPositive, yes: packed(yes), no: packed(no))
        default: node
        }
    }

    private func packed(items: [PatternNode]) -> [PatternNode] {
        var result: [PatternNode] = []
        var characters: [UInt32] = []
        var mode = CaseMode.exact
        func flush() {
            result += literals(characters, mode)
            characters = []
        }
        for item in items {
            switch item {
            case .character(let code, let itemMode):
                if itemMode != mode, itemMode != .exact || rules.hasCase(code) {
                    flush()
                    mode = itemMode
                }
                characters.append(code)
            case .string(let codes, let itemMode):
                if itemMode != mode, itemMode != .exact || characters.contains(where: rules.hasCase) {
                    flush()
                    mode = itemMode
                }
                characters += codes
            default:
                flush()
                result.append(packed(item))
            }
        }
        flush()
        return result
    }

    private func literals(_ characters: [UInt32], _ mode: CaseMode) -> [PatternNode] {
        guard !characters.isEmpty else { return [] }
        guard mode == .full, characters.contains(where: rules.hasCase) else {
            return characters.map { .character($0, characters.contains(where: rules.hasCase) ? mode : .exact) }
        }
        var result: [PatternNode] = []
        func append(_ low: Int, _ high: Int, _ mode: CaseMode) {
            let part = Array(characters[min(low, characters.count)..<min(high, characters.count)])
            if part.isEmpty { return }
            if mode == .full, part.count > 1 {
                result.append(.string(part, mode))
            } else {
                result += part.map { .character($0, mode) }
            }
        }
        var place = 0
        for (start, end) in chunks(characters) {
            if place < start { append(place, start, .simple) }
            append(start, end, .full)
            place = end
        }
        if place < characters.count { append(place, characters.count, .simple) }
        return result
    }

    /// Where the folded text contains what a letter folds to.
    private func chunks(_ characters: [UInt32]) -> [(Int, Int)] {
        let folded = characters.flatMap { rules.folded($0) }.flatMap { code in
            Unicode.Scalar(code).map { $0.properties.lowercaseMapping.unicodeScalars.map(\.value) } ?? [code]
        }
        var chunks: [(Int, Int)] = []
        for expansion in LiteralPacker.expansions where expansion.count <= folded.count {
            for start in 0...(folded.count - expansion.count)
            where folded[start..<start + expansion.count].elementsEqual(expansion) {
                chunks.append((start, start + expansion.count))
            }
        }
        guard chunks.count > 1 else { return chunks }
        chunks.sort { $0 < $1 }
        var merged = [chunks[0]]
        for (start, end) in chunks.dropFirst() {
            if start <= merged[merged.count - 1].1 {
                merged[merged.count - 1].1 = max(merged[merged.count - 1].1, end)
            } else {
                merged.append((start, end))
            }
        }
        return merged
    }
}
