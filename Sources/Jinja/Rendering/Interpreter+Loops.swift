/// Running loops.
extension Interpreter {
    private func part(_ part: TemplateCode.LoopPart, of loop: CodeNode) -> Int32 {
        code.extra[Int(loop.a) + part.rawValue]
    }

    func runLoop(_ loop: CodeNode) throws {
        let items = try value(at: part(.items, of: loop))
        if part(.isRecursive, of: loop) == 1 {
            writeRaw(try repeatLoop(loop, items, depth: 0, in: scope))
        } else {
            try iterate(loop, items, depth: 0, in: scope, recurse: nil)
        }
    }

    private func repeatLoop(_ loop: CodeNode, _ items: Value, depth: Int, in outer: Scope) throws -> Value {
        let lexical = escaping
        let text = try deeper(by: Interpreter.callFrames) {
            try buffered {
                try iterate(loop, items, depth: depth, in: outer) { [unowned self] items, depth in
                    try self.within(outer, lexical) { try self.repeatLoop(loop, items, depth: depth, in: outer) }
                }
            }
        }
        return isEscapingNow ? .markup(text) : .string(text)
    }

    /// The items of a loop that pass its test.
    private func filtered(_ all: IteratorObject, _ target: Int32, _ test: Int32, in outer: Scope) -> IteratorObject {
        IteratorObject { [unowned self] in
            while let item = try all.next() {
                try self.step()
                let inner = Scope(in: outer)
                try self.assign(target, item, in: inner)
                let isWanted = try self.within(inner, self.escaping) { self.isTrue(try self.value(at: test)) }
                if isWanted {
                    // The filter unpacks the target and packs it again.
                    return try self.rebuilt(target, inner)
                }
            }
            return nil
        }
    }

    private func iterate(
        _ loop: CodeNode, _ items: Value, depth: Int, in outer: Scope, recurse: ((Value, Int) throws -> Value)?
    ) throws {
        let (target, test, body) = (part(.target, of: loop), part(.test, of: loop), part(.body, of: loop))
        var source = items
        var iterator: IteratorObject
        do {
            iterator = try iterate(items)
        } catch {
            throw located(error, range(of: part(.items, of: loop)))
        }
        if test >= 0 {
            iterator = filtered(iterator, target, test, in: outer)
            source = .object(iterator)
        }
        let state = LoopObject(source, iterator, depth0: depth, recurse: recurse)
        var isEmpty = true
        let unset = code.list(part(.unset, of: loop))
        var inner = Scope(in: outer, unset: unset)
        while let item = try state.next() {
            try step()
            if !isEmpty {
                // The scope of the last round is used again unless something holds it.
                if isKnownUniquelyReferenced(&inner) {
                    inner.reset(unset: unset)
                } else {
                    inner = Scope(in: outer, unset: unset)
                }
            }
            isEmpty = false
            inner.set(code.special.loop, .object(state))
            do {
                try assign(target, item, in: inner)
            } catch {
                throw located(error, range(of: target))
            }
            let (outerScope, outerEscaping) = (scope, escaping)
            scope = inner
            defer {
                scope = outerScope
                escaping = outerEscaping
            }
            try run(body: body)
        }
        let otherwise = part(.otherwise, of: loop)
        if isEmpty, otherwise >= 0 {
            let names = code.list(part(.unsetOtherwise, of: loop))
            try within(Scope(in: outer, unset: names), escaping) { try run(body: otherwise) }
        }
    }

    private func rebuilt(_ target: Int32, _ inner: Scope) throws -> Value {
        let node = code.nodes[Int(target)]
        return switch node.kind {
        case .name: inner.own(node.a) ?? .none
        case .tuple: .tuple(try code.list(node.a).map { try rebuilt($0, inner) })
        default: .none
        }
    }
}
