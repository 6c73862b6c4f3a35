/// `datetime.date`
package final class DateObject: PythonObject {
    let year: Int
    let month: Int
    let day: Int

    init(_ year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The start of the day.
    package var asDateTime: DateTime { DateTime(year: year, month: month, day: day) }

    override package var typeName: String { "datetime.date" }
    override var moduleName: String? { "datetime" }
    override func str(_ interpreter: Interpreter) -> String { DateFormat.isoDate(asDateTime) }
    override func repr(_ interpreter: Interpreter) -> String { "datetime.date(\(year), \(month), \(day))" }

    override func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? {
        switch name {
        case "year": .int(year)
        case "month": .int(month)
        case "day": .int(day)
        case "min": .object(DateObject(1, 1, 1))
        case "max": .object(DateObject(9999, 12, 31))
        case "resolution": .object(TimeDeltaObject(try TimeDelta(days: 1)))
        default: DateTimeMethods.dateNames.contains(name) ? .object(BoundMethod(.object(self), name)) : nil
        }
    }

    override func hasHidden(_ name: String) -> Bool { super.hasHidden(name) || HiddenAttributes.moment.contains(name) }

    override func isEqual(to other: Value, _ interpreter: Interpreter) -> Bool {
        guard case .object(let object) = other, let date = object as? DateObject else { return false }
        return date.asDateTime.ordinal == asDateTime.ordinal
    }

    override func order(against other: Value, _ interpreter: Interpreter) throws -> Int? {
        guard case .object(let object) = other else { return nil }
        if object is DateTimeObject { throw PythonError.type("can't compare datetime.datetime to datetime.date") }
        guard let date = object as? DateObject else { return nil }
        return asDateTime.ordinal - date.asDateTime.ordinal
    }

    override func hashKey() -> HashKey { .moment(asDateTime.ordinal, isAware: false) }

    override func operate(_ operation: BinaryOperator, with other: Value, isLeft: Bool) throws -> Value? {
        guard case .object(let object) = other else { return nil }
        if let duration = object as? TimeDeltaObject, operation == .add || operation == .subtract && isLeft {
            let ordinal = asDateTime.ordinal + (operation == .add ? duration.value.days : -duration.value.days)
            guard ordinal >= 1, ordinal <= 3_652_059 else { throw PythonError.overflow("date value out of range") }
            let (year, month, day) = DateTime.date(ordinal: ordinal)
            return .object(DateObject(year, month, day))
        }
        if let date = object as? DateObject, operation == .subtract, isLeft {
            return .object(TimeDeltaObject(try TimeDelta(days: asDateTime.ordinal - date.asDateTime.ordinal)))
        }
        return nil
    }
}
