package import JSON

/// A route of an integration, as returned by `GET /routes/`: it decides which alerts go to its escalation chain and channels.
package struct Route: Hashable, Sendable, Identifiable {
    /// What an alert must fulfil.
    package enum Condition: Hashable, Sendable {
        /// A search for a regular expression in the payload's JSON.
        case regex(String)
        /// A template that must give True, 1 or ok.
        case jinja2(String)
        /// All alerts that no route before has taken.
        case otherwise
        /// A kind of condition that is not known here, such as `labels`, by its name.
        case unknown(String)

        /// `regex`, `jinja2`, `default`, or the unknown name.
        package var kind: String {
            switch self {
            case .regex: "regex"
            case .jinja2: "jinja2"
            case .otherwise: "default"
            case .unknown(let name): name
            }
        }

        /// The expression or the template; nil for others.
        package var term: String? {
            switch self {
            case .regex(let term), .jinja2(let term): term
            case .otherwise, .unknown: nil
            }
        }

        /// For people, in one line: `regex "payments"`, `the rest`.
        package var shown: String {
            switch self {
            case .regex(let term): "regex \(term)"
            case .jinja2(let term): term
            case .otherwise: "the rest"
            case .unknown(let name): "\(name) (not known here)"
            }
        }
    }

    package let id: String
    /// The place among the routes of the integration, from 0; the first that fits takes an alert.
    package let position: Int
    package let condition: Condition
    /// nil for none.
    package let escalationChain: String?
    /// As returned, with the channels.
    package let json: JSONObject

    /// - Throws: if it has no id.
    package init(_ json: JSONValue) throws(ShapeError) {
        guard let object = json.object, let id = object["id"]?.string, !id.isEmpty else {
            throw ShapeError(path: "", expected: "a route with id", found: json.kind)
        }
        self.id = id
        position = object["position"]?.number?.int ?? 0
        escalationChain = object["escalation_chain_id"]?.string
        self.json = object
        let term = object["routing_regex"]?.string
        switch object["routing_type"]?.string ?? "regex" {
        case _ where object["is_the_last_route"]?.bool == true: condition = .otherwise
        case "regex": condition = .regex(term ?? "")
        case "jinja2": condition = .jinja2(term ?? "")
        case let name: condition = .unknown(name)
        }
    }

    /// The routes in the order in which they are tried; the one that takes the rest is the last.
    package static func ordered(_ routes: [Route]) -> [Route] {
        routes.enumerated().sorted { a, b in
            let (isLast, isOtherLast) = (a.element.condition == .otherwise, b.element.condition == .otherwise)
            guard isLast == isOtherLast else { return isOtherLast }
            return (a.element.position, a.offset) < (b.element.position, b.offset)
        }.map(\.element)
    }
}
