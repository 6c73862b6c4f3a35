import JSON
import OnCall
import TerminalCore

/// The details of a request, in rows of a width. They are stored because wrapping a long body takes time.
package struct OpenedRequest: Hashable, Sendable {
    package let number: Int
    package let width: Int
    package let rows: [PlanRow]

    init(_ record: RequestRecord, _ clock: LocalClock, width: Int) {
        number = record.number
        self.width = width
        var rows: [PlanRow] = []
        func say(_ message: String, _ tone: PlanRow.Tone) {
            rows += Paragraph.lines(message, width: width).map { .text($0, tone) }
        }
        rows += PlanRow.title("\(record.method) \(record.path)", isSelected: false, width: width)
        say(record.url, .muted)
        say("sent \(clock.stamp(record.startedAt)), took \(record.milliseconds) ms", .muted)
        let (message, tone) = record.outcomeMessage
        say(message, tone)
        if record.retries > 0 {
            say("tried before without success: \(record.retries == 1 ? "once" : "\(record.retries) times")", .plain)
        }
        let request = OpenedRequest.message("Request", record.requestHeaders, record.requestBody, width)
        let response =
            record.status == nil
            ? [] : OpenedRequest.message("Response", record.responseHeaders, record.responseBody, width)
        self.rows = rows + request + response
    }

    private static func message(
        _ title: String, _ headers: [RequestRecord.Header], _ body: RequestRecord.Body?, _ width: Int
    ) -> [PlanRow] {
        var rows: [PlanRow] = [.blank, .heading(title, isSelected: false)]
        rows += headers.flatMap { broken("\($0.name): \($0.value)", width) }.map { .text($0, .plain) }
        guard let body else { return rows }
        rows.append(.blank)
        guard let text = body.text else {
            return rows + [.text("\(body.size) bytes, no longer kept", .muted)]
        }
        // Incomplete JSON is shown as received.
        let whole = body.isTruncated ? nil : try? JSONReader.read(text)
        let shown = whole?.indentedText() ?? text
        for line in shown.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            rows += broken(String(line), width).map { .text($0, .plain) }
        }
        if body.isTruncated { rows.append(.text("… cut here: \(body.size) bytes in all", .muted)) }
        return rows
    }

    /// A line wrapped at any character.
    private static func broken(_ line: String, _ width: Int) -> [String] {
        var rows: [String] = []
        var row = ""
        var columns = 0
        for character in line {
            let wide = TerminalCore.width(of: character)
            if columns > 0, columns + wide > width {
                rows.append(row)
                (row, columns) = ("", 0)
            }
            row.append(character)
            columns += wide
        }
        return rows + [row]
    }
}

extension RequestRecord {
    /// The outcome as text, with its tone.
    package var outcomeMessage: (message: String, tone: PlanRow.Tone) {
        guard let status else { return (failure ?? "no response", .danger) }
        return ("status \(status)", isSuccess ? .ok : status < 400 ? .warning : .danger)
    }
}
