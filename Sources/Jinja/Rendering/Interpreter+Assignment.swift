/// Assigning to targets: names, tuples of targets, attributes of namespaces.
extension Interpreter {
    func checkNamespaces(_ target: Int32) throws {
        let node = code.nodes[Int(target)]
        switch node.kind {
        case .namespaceAttribute:
            if case .object(let object)? = lookUp(node.a), object is NamespaceObject { return }
            throw located(PythonError.runtime("cannot assign attribute on non-namespace object"), node.range)
        case .tuple: for item in code.list(node.a) { try checkNamespaces(item) }
        default: break
        }
    }

    /// Assigns to a target outside of the template.
    package func assign(_ target: Expression, _ value: Value) throws {
        try assign(extended { $0.target(target) }, value)
    }

    func assign(_ target: Int32, _ value: Value, in inner: Scope? = nil) throws {
        let node = code.nodes[Int(target)]
        switch node.kind {
        case .name:
            try checkHeight(value)
            (inner ?? scope).set(node.a, value)
        case .tuple:
            let targets = code.list(node.a)
            let values: [Value]
            do {
                values = try unpack(value, count: targets.count)
            } catch {
                throw located(error, node.range)
            }
            for (target, value) in zip(targets, values) { try assign(target, value, in: inner) }
        case .namespaceAttribute: try assign(node.a, code.names[Int(node.b)], value)
        default: break
        }
    }

    private func assign(_ name: Int32, _ attribute: String, _ value: Value) throws {
        switch lookUp(name) {
        case .object(let object)?:
            if let namespace = object as? NamespaceObject {
                try willChange(namespace.dict, taking: value)
                namespace.dict.set(attribute, value)
            } else {
                throw PythonError.type("'\(object.typeName)' object does not support item assignment")
            }
        case .dict(let dict)?:
            try willChange(dict, taking: value)
            dict.set(attribute, value)
        case .list?: throw PythonError.type("list indices must be integers or slices, not str")
        case let other?: throw PythonError.type("'\(other.typeName)' object does not support item assignment")
        case nil: throw PythonError.type("'_MissingType' object does not support item assignment")
        }
    }

    // MARK: Locations of failures

    /// The error with a range, unless it already has a more precise one.
    func located(_ error: any Error, _ range: Range<Int>) -> any Error {
        guard var error = error as? PythonError, error.range == nil else { return error }
        error.range = range
        return error
    }
}
