import ArgumentParser
import Jinja
import LocalState
import OnCall
import OnCallTemplates

extension CompletionKind {
    /// Integrations, by name; after `set` and an integration also fields.
    static var integration: CompletionKind { words { $0.targets } }
    /// Words of the filter.
    static var filterWord: CompletionKind { words { $0.filterWords } }
    static var team: CompletionKind { words { $0.names(.team) } }
    static var chain: CompletionKind { words { $0.names(.chain) } }
    static var context: CompletionKind { words { $0.contexts } }
    static var theme: CompletionKind { words { $0.themes } }
    static var slot: CompletionKind { .list(TemplateKind.integrationSlots.map(\.path)) }
    static var field: CompletionKind { .list(FieldArgument.allNames) }

    private static func words(_ candidates: @escaping @Sendable (CompletionWords) -> [String]) -> CompletionKind {
        .custom { arguments, index, prefix in
            let words = CompletionWords(arguments, index, prefix, CompletionShell.requesting ?? .fish)
            return words.offered(candidates(words))
        }
    }
}
