import JSON

/// Why a rule file is invalid, for the user.
package struct FaultFileProblem: Error, Hashable, CustomStringConvertible {
    package let description: String
}

extension FaultRule {
    /// Reads rules from the contents of a file: `[{"fault": "503-html", "request": "update", "first": 2}]`.
    ///
    /// `request` is an operation's name, or method and path, with a trailing `*` for a prefix; without it the rule applies to all
    /// requests. `first` and `every` limit how often; without them the rule always applies. The first rule that applies is used.
    package static func read(_ text: String) throws(FaultFileProblem) -> [FaultRule] {
        let json: JSONValue
        do {
            json = try JSONReader.read(text)
        } catch {
            throw FaultFileProblem(description: "it is not JSON: \(error)")
        }
        guard let list = json.array else {
            throw FaultFileProblem(description: "it should be an array of rules, but is \(json.kind)")
        }
        var rules: [FaultRule] = []
        for (index, value) in list.enumerated() {
            do throws(FaultFileProblem) {
                rules.append(try FaultRule(value))
            } catch {
                throw FaultFileProblem(description: "rule \(index + 1): \(error)")
            }
        }
        return rules
    }

    private init(_ json: JSONValue) throws(FaultFileProblem) {
        guard let object = json.object else { throw FaultFileProblem(description: "it should be an object") }
        for key in object.keys where !["fault", "request", "first", "every"].contains(key) {
            throw FaultFileProblem(description: "'\(key)' is unknown; there are fault, request, first, every")
        }
        guard let fault = object["fault"]?.string.flatMap(DemoFault.init) else {
            let names = DemoFault.allCases.map(\.rawValue).joined(separator: ", ")
            throw FaultFileProblem(description: "'fault' should be one of \(names)")
        }
        self.init(fault)
        if let request = object["request"] { requests = try FaultRule.requests(request) }
        if let first = object["first"] { frequency = .first(try FaultRule.count(first, "first")) }
        if let every = object["every"] {
            guard frequency == .always else {
                throw FaultFileProblem(description: "'first' and 'every' exclude each other")
            }
            frequency = .every(try FaultRule.count(every, "every"))
        }
        guard fault != .refuse || object.count == 1 else {
            throw FaultFileProblem(description: "'refuse' applies always and to every request")
        }
    }

    private static func requests(_ json: JSONValue) throws(FaultFileProblem) -> Requests {
        let text = json.string ?? ""
        if let operation = DemoOperation(rawValue: text) { return .operation(operation) }
        let parts = text.split(separator: " ")
        guard parts.count == 2, parts[1].hasPrefix("/") else {
            let names = DemoOperation.allCases.map(\.rawValue).joined(separator: ", ")
            throw FaultFileProblem(
                description: "'request' should be one of \(names), or a method and a path such as GET /api/v1/teams/*")
        }
        let isPrefix = parts[1].hasSuffix("*")
        let path = isPrefix ? parts[1].dropLast() : parts[1]
        return .target(method: parts[0].uppercased(), path: String(path), isPrefix: isPrefix)
    }

    private static func count(_ json: JSONValue, _ key: String) throws(FaultFileProblem) -> Int {
        guard let count = json.number?.int, count > 0 else {
            throw FaultFileProblem(description: "'\(key)' should be a number above zero")
        }
        return count
    }
}
