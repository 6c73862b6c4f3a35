import FoundationEssentials
import OnCall

/// A word of the filter, prepared for the rows of an index.
enum RowTest {
    case text(ByteSearch)
    /// The start of the id, or all of it.
    case id([UInt8], isExact: Bool)
    /// By the number of the value.
    case type([Bool])
    case team([Bool])
    case label([Bool])
    case state(IntegrationFilter.Meaning)
    /// It has a character that no row has.
    case never

    init(_ term: IntegrationFilter.Term, _ index: ListIndex) {
        switch term {
        case .word(let word):
            self = index.symbols.bytes(of: word).map { .text(ByteSearch($0, in: index)) } ?? .never
        case .id(let id): self = index.symbols.bytes(of: id.text).map { .id($0, isExact: id.isExact) } ?? .never
        case .type(let type): self = .type(index.types.values.map(type.isPart))
        case .team(let team): self = .team(index.teams.values.map(team.isPart))
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
        case .label(let matching):
            return index.labelsOfRow[row].range.contains { matching[Int(index.labelNumbers[$0])] }
        case .state(let state):
            return !index.flagsOfRow[row].isDisjoint(with: state.flags)
                || state.isOverdue && index.endOfRow[row] <= serverTime || state.isDraft && hasDraft(row)
        case .never: return false
        }
    }
}
