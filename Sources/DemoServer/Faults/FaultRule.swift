/// Which requests meet which fault, and how often.
package struct FaultRule: Sendable {
    /// Which requests the rule matches.
    package enum Requests: Sendable {
        case all
        case operation(DemoOperation)
        /// A method, and a path with its query, or a prefix of it.
        case target(method: String, path: String, isPrefix: Bool)
    }

    /// How often the rule applies, counted by matching requests.
    package enum Frequency: Hashable, Sendable {
        case always
        case first(Int)
        /// The third, the sixth and so on.
        case every(Int)
    }

    package var requests: Requests
    package var fault: DemoFault
    package var frequency: Frequency

    package init(_ fault: DemoFault, of requests: Requests = .all, _ frequency: Frequency = .always) {
        self.requests = requests
        self.fault = fault
        self.frequency = frequency
    }

    /// Whether the rule matches the request.
    func matches(_ request: DemoRequest) -> Bool {
        switch requests {
        case .all: true
        case .operation(let operation): DemoOperation(request) == operation
        case .target(let method, let path, let isPrefix):
            request.method.uppercased() == method
                && (isPrefix ? request.target.hasPrefix(path) : request.target == path)
        }
    }

    /// Whether the rule applies to the `count`th matching request, from 1.
    func applies(at count: Int) -> Bool {
        switch frequency {
        case .always: true
        case .first(let limit): count <= limit
        case .every(let step): count % step == 0
        }
    }
}
