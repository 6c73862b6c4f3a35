import FoundationEssentials
import JSON
import OnCall

/// The queue of a server as stored in its file.
enum QueueRecord {
    private static let format = 1

    static func bytes(_ queue: WindowQueue, server: String) -> [UInt8] {
        let json: JSONValue = [
            "format": .number(JSONNumber(format)), "server": .string(server),
            "windows": .array(queue.entries.map(entry)),
        ]
        return Array((json.indentedText() + "\n").utf8)
    }

    /// - Returns: nil if it can't be read.
    static func queue(_ bytes: [UInt8], server: String) -> WindowQueue? {
        guard let json = try? JSONReader.read(bytes), json["format"]?.number?.int == format,
            json["server"]?.string == server, let rows = json["windows"]?.array
        else { return nil }
        var queue = WindowQueue()
        for row in rows {
            guard let entry = entry(row) else { return nil }
            queue.add(entry)
        }
        return queue
    }

    // MARK: Entries

    private static func entry(_ entry: QueuedWindow) -> JSONValue {
        var object: JSONObject = [
            "id": .string(entry.id), "integration": .string(entry.integration.rawValue), "name": .string(entry.name),
            "mode": .string(entry.mode.rawValue), "why": entry.why.map { .string($0) } ?? .null,
            "next": entry.next.map(occurrence) ?? .null, "last": entry.last.map(turn) ?? .null,
            "untold": .array(entry.untold.map(turn)),
        ]
        switch entry.schedule {
        case .once(let once): object["once"] = occurrence(once)
        case .recurring(let window): object["every"] = recurring(window)
        }
        switch entry.state {
        case .waiting: object["state"] = "waiting"
        case .starting(let runner):
            object["state"] = "starting"
            object["runner"] = .string(runner)
        case .done: object["state"] = "done"
        }
        return .object(object)
    }

    private static func entry(_ json: JSONValue) -> QueuedWindow? {
        guard let id = json["id"]?.string, let integration = json["integration"]?.string,
            let name = json["name"]?.string, let mode = json["mode"]?.string, let schedule = schedule(json)
        else { return nil }
        var entry = QueuedWindow(
            id: id, integration: IntegrationID(integration), name: name, mode: MaintenanceMode(rawValue: mode),
            schedule: schedule, why: json["why"]?.string, next: json["next"].flatMap(occurrence))
        switch json["state"]?.string {
        case "waiting": entry.state = .waiting
        case "starting": entry.state = .starting(by: json["runner"]?.string ?? "")
        case "done": entry.state = .done
        default: return nil
        }
        entry.last = json["last"].flatMap(turn)
        entry.untold = (json["untold"]?.array ?? []).compactMap(turn)
        return entry
    }

    private static func schedule(_ json: JSONValue) -> QueuedWindow.Schedule? {
        if let once = json["once"].flatMap(occurrence) { return .once(once) }
        return json["every"].flatMap(recurring).map { .recurring($0) }
    }

    private static func occurrence(_ occurrence: RecurringWindow.Occurrence) -> JSONValue {
        ["start": .string(occurrence.start.iso8601), "end": .string(occurrence.end.iso8601)]
    }

    private static func occurrence(_ json: JSONValue) -> RecurringWindow.Occurrence? {
        guard let start = json["start"]?.string.flatMap({ Date(iso8601: $0) }),
            let end = json["end"]?.string.flatMap({ Date(iso8601: $0) })
        else { return nil }
        return RecurringWindow.Occurrence(start: start, end: end)
    }

    private static func recurring(_ window: RecurringWindow) -> JSONValue {
        var object: JSONObject = [
            "weekdays": .array(window.weekdays.sorted().map { .number(JSONNumber($0)) }),
            "second": .number(JSONNumber(window.second)),
        ]
        switch window.end {
        case .length(let seconds): object["length"] = .number(JSONNumber(seconds))
        case .second(let second): object["end_second"] = .number(JSONNumber(second))
        }
        if let day = window.lastDay { object["last_day"] = .number(JSONNumber(day)) }
        if let zone = window.zoneName { object["zone"] = .string(zone) }
        return .object(object)
    }

    private static func recurring(_ json: JSONValue) -> RecurringWindow? {
        let weekdays = (json["weekdays"]?.array ?? []).compactMap { $0.number?.int }.filter { (0...6).contains($0) }
        guard !weekdays.isEmpty, let second = json["second"]?.number?.int, (0..<86_400).contains(second) else {
            return nil
        }
        let end: RecurringWindow.End
        if let length = json["length"]?.number?.int, (60...86_400).contains(length) {
            end = .length(length)
        } else if let last = json["end_second"]?.number?.int, (0..<86_400).contains(last) {
            end = .second(last)
        } else {
            return nil
        }
        return RecurringWindow(
            weekdays: Set(weekdays), second: second, end: end, lastDay: json["last_day"]?.number?.int,
            zoneName: json["zone"]?.string)
    }

    // MARK: Turns

    private static func turn(_ turn: QueuedWindow.Turn) -> JSONValue {
        let (result, reason): (String, String?) =
            switch turn.result {
            case .started: ("started", nil)
            case .wasOpen: ("was_open", nil)
            case .missed(let reason): ("missed", reason)
            }
        return [
            "start": .string(turn.start.iso8601), "result": .string(result),
            "reason": reason.map { .string($0) } ?? .null,
        ]
    }

    private static func turn(_ json: JSONValue) -> QueuedWindow.Turn? {
        guard let start = json["start"]?.string.flatMap({ Date(iso8601: $0) }) else { return nil }
        switch json["result"]?.string {
        case "started": return QueuedWindow.Turn(start: start, result: .started)
        case "was_open": return QueuedWindow.Turn(start: start, result: .wasOpen)
        case "missed": return QueuedWindow.Turn(start: start, result: .missed(json["reason"]?.string ?? ""))
        default: return nil
        }
    }
}
