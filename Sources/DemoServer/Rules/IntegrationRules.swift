import JSON

/// Reads the body of a POST or PUT of an integration. Checks run in the engine's order: some errors stop at once, those of plain
/// fields are collected.
struct IntegrationRules {
    let options: DemoOptions
    let directory: Directory

    private var isCloud: Bool { options.dialect == .cloud }

    /// - Parameter isNew: whether the request creates the integration, and so needs a type.
    func read(_ body: JSONValue, isNew: Bool) throws(Problem) -> IntegrationChange {
        guard case .object(let object) = body else {
            throw .field("non_field_errors", expectedDictionary(body))
        }
        var change = IntegrationChange()
        var complaints = JSONObject()
        if let value = object["name"] {
            switch (isCloud ? TextRule.shortName : .name).check(value) {
            case .text(let text): change.name = text
            case .refused(let messages): complaints["name"] = .array(messages.map(JSONValue.string))
            }
        }
        // The Cloud's reference has no descriptions.
        if !isCloud, let value = object["description_short"] {
            switch TextRule.description.check(value) {
            case .text(let text): change.description = .some(text)
            case .refused(let messages): complaints["description_short"] = .array(messages.map(JSONValue.string))
            }
        }
        if let value = object["team_id"] {
            if let team = reference(value, exists: directory.hasTeam) {
                change.team = team
            } else {
                complaints["team_id"] = ["Object does not exist"]
            }
        }
        if isNew { try readType(object["type"], into: &change, complaints: &complaints) }
        if let value = object["templates"] {
            if let edits = try dictionary(value, "templates", &complaints) {
                change.templates = try TemplateRules(options: options).read(edits)
            }
        }
        let route = try object["default_route"].flatMap { value throws(Problem) in
            try dictionary(value, "default_route", &complaints)
        }
        if isCloud { readLabels(object, into: &change, complaints: &complaints) }
        guard complaints.isEmpty else { throw .fields(complaints) }
        if let route { change.route = try RouteRules(options: options, directory: directory).read(route) }
        return change
    }

    /// An ID that must exist; `""` and `"null"` mean none. nil if it does not exist.
    private func reference(_ value: JSONValue, exists: (String) -> Bool) -> String?? {
        switch value {
        case .null, .string(""), .string("null"): .some(nil)
        case .string(let id) where exists(id): .some(id)
        default: nil
        }
    }

    private func readType(
        _ value: JSONValue?, into change: inout IntegrationChange, complaints: inout JSONObject
    ) throws(Problem) {
        switch value {
        case nil: complaints["type"] = ["This field is required."]
        case .null: complaints["type"] = ["This field may not be null."]
        case .string(""): complaints["type"] = ["This field may not be blank."]
        case .array, .object: throw .serverError
        case .string("direct_paging"): throw .detail("Direct paging integrations can't be created")
        case .string(let type) where type.hasPrefix("legacy_"): throw .detail("This integration type is deprecated")
        case .string(let type) where options.dialect.creatableTypes.contains(type): change.type = type
        case .bool, .number, .string: throw .detail("Invalid integration type")
        }
    }

    private func dictionary(
        _ value: JSONValue, _ name: String, _ complaints: inout JSONObject
    ) throws(Problem) -> JSONObject? {
        switch value {
        case .object(let object): return object
        case .null: complaints[name] = ["This field may not be null."]
        default:
            complaints[name] = [
                .string("Expected a dictionary of items but got type \"\(PythonText.type(of: value))\".")
            ]
        }
        return nil
    }

    private func readLabels(_ object: JSONObject, into change: inout IntegrationChange, complaints: inout JSONObject) {
        if let value = object["labels"] {
            switch LabelRules.fixed.read(value) {
            case .labels(let labels): change.labels = labels
            case .refused(let messages): complaints["labels"] = .array(messages.map(JSONValue.string))
            }
        }
        if let value = object["dynamic_labels"] {
            switch LabelRules.dynamic.read(value) {
            case .labels(let labels): change.dynamicLabels = labels
            case .refused(let messages): complaints["dynamic_labels"] = .array(messages.map(JSONValue.string))
            }
        }
    }
}

/// A serializer's message for a value that is not an object.
func expectedDictionary(_ value: JSONValue) -> String {
    "Invalid data. Expected a dictionary, but got \(PythonText.type(of: value))."
}
