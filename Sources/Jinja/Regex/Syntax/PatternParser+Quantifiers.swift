/// Quantifiers.
extension PatternParser {
    mutating func quantify(
        _ items: inout [PatternNode?], _ sign: Unicode.Scalar, at start: Int, _ mode: CaseMode
    ) throws {
        guard let (minCount, maxCount) = try counts(sign) else {
            if sign == "{", try skipFuzzyConstraint() {
                guard items.removeLast() != nil else {
                    throw source.refusal("nothing for fuzzy constraint", at: start)
                }
                throw PatternRefusal.notTried("fuzzy matching, {e<=1} and the like, isn't built")
            }
            items.append(.character(sign.value, mode))
            return
        }
        guard let element = items.removeLast() else {
            throw source.refusal(items.isEmpty ? "nothing to repeat" : "multiple repeat", at: start)
        }
        if case .repetition = element { throw source.refusal("multiple repeat", at: start) }
        let place = source.position
        var kind = PatternNode.Repetition.greedy
        switch source.get() {
        case 0x3F: kind = .lazy
        case 0x2B: kind = .possessive
        default: source.position = place
        }
        // Ignored after what matches nothing, and if it repeats once.
        let isIgnored = element.isEmpty || minCount == 1 && maxCount == 1
        items.append(
            isIgnored ? element : .repetition(element, minCount: minCount, maxCount: maxCount, kind))
        items.append(nil)
    }

    /// nil if it isn't a quantifier.
    private mutating func counts(_ sign: Unicode.Scalar) throws -> (minCount: Int, maxCount: Int?)? {
        switch sign {
        case "?": return (0, 1)
        case "*": return (0, nil)
        case "+": return (1, nil)
        default: break
        }
        let start = source.position
        let first = source.get { $0.isASCIIDigit }
        var minCount = 0
        var maxCount: Int? = 0
        if source.match(",") {
            let second = source.get { $0.isASCIIDigit }
            minCount = first.isEmpty ? 0 : PatternParser.number(first)
            maxCount = second.isEmpty ? nil : PatternParser.number(second)
        } else {
            guard !first.isEmpty else {
                source.position = start
                return nil
            }
            minCount = PatternParser.number(first)
            maxCount = minCount
        }
        guard source.match("}") else {
            source.position = start
            return nil
        }
        if max(minCount, maxCount ?? 0) >= 0xFFFF_FFFF { throw source.refusal("repeat count too big", at: start) }
        if let maxCount, minCount > maxCount {
            throw source.refusal("min repeat greater than max repeat", at: start)
        }
        return (minCount, maxCount)
    }

    static func number(_ digits: [UInt32]) -> Int {
        digits.reduce(0) { min($0 * 10 + Int($1 - 0x30), 1 << 40) }
    }
}
