import FoundationEssentials
import OnCall

/// A word of the filter, prepared for the rows of an index.
struct ClauseTest {
    private let isNegated: Bool
    private let alternatives: [RowTest]

    init(_ clause: IntegrationFilter.Clause, _ index: ListIndex) {
        isNegated = clause.isNegated
        alternatives = clause.alternatives.map { RowTest($0, index) }
    }

    /// - Parameters: as in `RowTest`.
    func matches(
        _ row: Int, of index: ListIndex, _ bytes: UnsafeRawBufferPointer, at serverTime: TimeInterval,
        hasDraft: (Int) -> Bool
    ) -> Bool {
        alternatives.contains { $0.matches(row, of: index, bytes, at: serverTime, hasDraft: hasDraft) } != isNegated
    }
}

/// An alternative of a word.
enum RowTest {
    case text(ByteSearch)
    /// Letters of the name in this sequence.
    case letters([ByteSearch])
    /// The start of the id, or all of it.
    case id([UInt8], isExact: Bool)
    /// By the number of the value.
    case type([Bool])
    case team([Bool])
    case chain([Bool])
    case mode([Bool])
    case label([Bool])
    /// An end within or after so many seconds.
    case ends(isWithin: Bool, TimeInterval)
    case state(IntegrationFilter.Meaning)
    /// It has a character that no row has, or means nothing.
    case never
    case always

    init(_ term: IntegrationFilter.Term, _ index: ListIndex) {
        switch term {
        case .word(let word):
            self = index.symbols.bytes(of: word).map { .text(ByteSearch($0, in: index)) } ?? .never
        case .letters(let letters):
            let searches = letters.map { index.symbols.bytes(of: String($0)).map { ByteSearch($0, in: index) } }
            let known = searches.compactMap(\.self)
            self = known.count == searches.count ? .letters(known) : .never
        case .id(let id): self = index.symbols.bytes(of: id.text).map { .id($0, isExact: id.isExact) } ?? .never
        case .type(let type): self = .type(index.types.values.map(type.isPart))
        case .team(let team): self = .team(index.teams.values.map(team.isPart))
        case .chain(let chain): self = .chain(index.chains.values.map(chain.isPart))
        case .mode(let mode): self = .mode(index.modes.values.map(mode.isPart))
        case .part(let part): self = .state(IntegrationFilter.Meaning(part: part))
        case .ends(_, nil, let text): self = text.isEmpty ? .always : .never
        case .ends(let isWithin, let seconds?, _): self = .ends(isWithin: isWithin, TimeInterval(seconds))
        case .label(let key, let value):
            // A key alone may be unfinished; a key with a value must match whole.
            self = .label(
                index.labels.values.map { label in
                    value.map { label.key == key && $0.isStart(of: label.value) } ?? label.key.hasPrefix(key)
                })
        case .state(let state): self = .state(IntegrationFilter.Meaning(state))
        }
    }

    /// - Parameters:
    ///   - bytes: the texts of the index.
    ///   - hasDraft: whether the integration of the row has a draft.
    ///   - serverTime: in seconds since the reference date.
    func matches(
        _ row: Int, of index: ListIndex, _ bytes: UnsafeRawBufferPointer, at serverTime: TimeInterval,
        hasDraft: (Int) -> Bool
    ) -> Bool {
        switch self {
        case .text(let search):
            return search.isFound(in: UnsafeRawBufferPointer(rebasing: bytes[index.textOfRow[row].range]))
        case .id(let id, let isExact):
            let part = index.idOfRow[row]
            guard isExact ? part.count == id.count : part.count >= id.count else { return false }
            return bytes[part.range].prefix(id.count).elementsEqual(id)
        case .type(let matching): return index.typeOfRow[row] >= 0 && matching[Int(index.typeOfRow[row])]
        case .team(let matching): return index.teamOfRow[row] >= 0 && matching[Int(index.teamOfRow[row])]
        case .letters(let searches):
            let name = index.nameOfRow(row)
            var rest = UnsafeRawBufferPointer(rebasing: bytes[name])
            for search in searches {
                guard let end = search.endOfFirst(in: rest) else { return false }
                rest = UnsafeRawBufferPointer(rebasing: rest[end...])
            }
            return true
        case .chain(let matching): return index.chainOfRow[row] >= 0 && matching[Int(index.chainOfRow[row])]
        case .mode(let matching): return index.modeOfRow[row] >= 0 && matching[Int(index.modeOfRow[row])]
        case .ends(let isWithin, let seconds):
            let end = index.endOfRow[row]
            return end < .infinity && (end - serverTime < seconds) == isWithin
        case .label(let matching):
            return index.labelsOfRow[row].range.contains { matching[Int(index.labelNumbers[$0])] }
        case .state(let state):
            return !index.flagsOfRow[row].isDisjoint(with: state.flags)
                || state.isOverdue && index.endOfRow[row] <= serverTime || state.isDraft && hasDraft(row)
        case .never: return false
        case .always: return true
        }
    }
}
