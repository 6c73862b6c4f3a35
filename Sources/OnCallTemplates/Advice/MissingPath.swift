import JSON
import Jinja

/// A path that a rendering read and the context doesn't have, and a suggestion of what was meant.
struct MissingPath {
    private let steps: [ContextPath.Step]
    private let path: String
    private let context: JSONObject
    /// The value of the path's container; nil if it is missing too.
    private let container: JSONValue?

    /// nil if the context has the path after all: the template had removed it before reading it.
    init?(_ path: ContextPath, in context: JSONObject) {
        var steps: [ContextPath.Step] = []
        var current: ContextPath? = path
        while let step = current?.step {
            steps.append(step)
            current = current?.parent
        }
        self.steps = steps.reversed()
        self.path = path.text
        self.context = context
        container = MissingPath.value(of: self.steps.dropLast()[...], in: .object(context))
        guard steps.count > 1, MissingPath.value(of: self.steps[...], in: .object(context)) == nil else { return nil }
    }

    private static func value(of steps: ArraySlice<ContextPath.Step>, in value: JSONValue) -> JSONValue? {
        var value = value
        for step in steps {
            let inner: JSONValue? =
                switch step {
                case .name(let key), .key(let key): value[key]
                case .index(let index):
                    value.array.flatMap { items in
                        let position = index < 0 ? index + items.count : index
                        return items.indices.contains(position) ? items[position] : nil
                    }
                }
            guard let inner else { return nil }
            value = inner
        }
        return value
    }

    /// A message of one line for people.
    /// - Parameter fails: whether the rendering fails because of it.
    func message(fails: Bool) -> String {
        let root = steps.first?.text ?? ""
        let container = root == "payload" || root == "alert_payload" ? "in this payload" : "there"
        return "\(path) is not \(container)" + remedy(fails: fails)
    }

    private func remedy(fails: Bool) -> String {
        switch (steps.last, container) {
        case (.key(let key)?, .object(let object)?):
            if let near = NameSuggestion.nearestKey(to: key, among: object.keys) { return "; did you mean \(near)?" }
            if existsInOtherItems {
                return ", though other items of the list have it; |default(\"…\") sets a fallback"
            }
            if let elsewhere = elsewhere(where: { $0.contains(key) ? key : nil }) {
                return "; did you mean \(elsewhere)?"
            }
            // Short keys resemble many.
            if key.count > 4, let near = elsewhere(where: { NameSuggestion.nearestKey(to: key, among: $0.keys) }) {
                return "; did you mean \(near)?"
            }
            if fails {
                let parent = steps.dropLast().map(\.text).joined()
                return "; \(parent).get(\(PythonText.repr(key)), {}) handles a missing key"
            }
        case (.index?, .array(let items)?): return "; the list has \(items.count) item\(items.count == 1 ? "" : "s")"
        default: break
        }
        return "; |default(\"…\") sets a fallback"
    }

    /// Whether it is in an item of a list and other items have it.
    private var existsInOtherItems: Bool {
        let indexSteps = steps.indices.filter { if case .index = steps[$0] { true } else { false } }
        guard let last = indexSteps.last, let list = MissingPath.value(of: steps[..<last], in: .object(context))?.array
        else {
            return false
        }
        return list.contains { MissingPath.value(of: steps[(last + 1)...], in: $0) != nil }
    }

    /// Another path in the context that ends with this key, the shortest one.
    private func elsewhere(where key: (JSONObject) -> String?) -> String? {
        guard let root = steps.first, case .name(let name) = root, let value = context[name] else { return nil }
        var waiting: [(path: String, value: JSONValue)] = [(root.text, value)]
        var next = 0
        while next < waiting.count, next < 500 {
            let (path, value) = waiting[next]
            next += 1
            switch value {
            case .object(let object):
                if let key = key(object) { return path + ContextPath.Step.key(key).text }
                for (key, inner) in object { waiting.append((path + ContextPath.Step.key(key).text, inner)) }
            case .array(let items): if let first = items.first { waiting.append((path + "[0]", first)) }
            default: break
            }
        }
        return nil
    }
}

extension NameSuggestion {
    /// The most similar key of an object: one in another spelling (`commonLabels`, `common_labels`), or with few different
    /// letters.
    static func nearestKey(to key: String, among keys: [String]) -> String? {
        func bare(_ text: String) -> String { text.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " } }
        let wanted = bare(key)
        if let same = keys.first(where: { bare($0) == wanted }) { return same }
        guard key.utf8.count > 2 else { return nil }
        return nearest(to: key, among: keys.filter { $0.utf8.count > 2 })
    }
}
