/// Methods of the engine's own objects.
enum ObjectMethods {
    static func call(_ name: String, _ object: PythonObject, _ arguments: CallArguments, _ interpreter: Interpreter)
        throws
        -> Value
    {
        switch object {
        case let loop as LoopObject:
            if name == "cycle" { return try loop.cycle(arguments.positional) }
            return try loop.changed(arguments.positional, interpreter)
        case let cycler as CyclerObject:
            _ = try Signature("Cycler.\(name)", hidden: 1, []).bind(arguments)
            if name == "reset" {
                cycler.position = 0
                return .none
            }
            let value = cycler.items[cycler.position]
            cycler.position = (cycler.position + 1) % cycler.items.count
            return value
        case let view as DictView:
            let other = try Methods.one("\(view.typeName).isdisjoint", arguments)
            let iterator = try interpreter.iterate(other)
            while let item = try iterator.next() {
                if try view.contains(item, interpreter) == true { return .bool(false) }
            }
            return .bool(true)
        case let moment as DateTimeObject: return try DateTimeMethods.call(name, moment.value, arguments, interpreter)
        case let date as DateObject: return try DateTimeMethods.call(name, date, arguments, interpreter)
        case let time as TimeObject: return try DateTimeMethods.call(name, time, arguments, interpreter)
        case let duration as TimeDeltaObject:
            try Methods.none("timedelta.\(name)", arguments)
            return .float(duration.value.totalSeconds)
        case let zone as TimeZoneObject: return try DateTimeMethods.call(name, zone, arguments, interpreter)
        case is IteratorObject: return .none
        default: throw PythonError.attribute("'\(object.typeName)' object has no attribute '\(name)'")
        }
    }
}
