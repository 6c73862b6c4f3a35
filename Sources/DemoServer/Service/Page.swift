import JSON

/// One page of a list, as in the engine: a page beyond the end is the last page, and there are no errors.
struct Page {
    private static let defaultSize = 50
    private static let maxSize = 1000
    private static let maxReportedSize = 100

    let range: Range<Int>
    private let count: Int
    private let number: Int
    private let total: Int
    private let reportedSize: Int
    private let address: String
    private let query: Query

    /// - Parameters:
    ///   - count: the number of items.
    ///   - address: the URL of the list, without a query.
    init(of count: Int, query: Query, address: String) {
        let asked = query["perpage"].flatMap { Int($0) } ?? 0
        let size = asked > 0 ? min(asked, Page.maxSize) : Page.defaultSize
        total = max(1, (count + size - 1) / size)
        number = min(Page.number(query["page"] ?? ""), total)
        let start = (number - 1) * size
        range = start..<min(start + size, count)
        self.count = count
        reportedSize = min(size, Page.maxReportedSize)
        self.address = address
        self.query = query
    }

    private static func number(_ text: String) -> Int {
        guard !text.isEmpty, text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else { return 1 }
        return max(1, Int(text) ?? .max)
    }

    /// The body with `results`, with keys in the dialect's order.
    func body(_ results: [JSONValue], dialect: DemoDialect) -> JSONValue {
        var object: JSONObject = [
            "count": .number(JSONNumber(count)),
            "next": link(number < total ? number + 1 : nil),
            "previous": link(number > 1 ? number - 1 : nil),
            "results": .array(results),
        ]
        switch dialect {
        case .cloud:
            object["current_page_number"] = .number(JSONNumber(number))
            object["page_size"] = .number(JSONNumber(reportedSize))
        case .oss:
            object["page_size"] = .number(JSONNumber(reportedSize))
            object["current_page_number"] = .number(JSONNumber(number))
        }
        object["total_pages"] = .number(JSONNumber(total))
        return .object(object)
    }

    private func link(_ page: Int?) -> JSONValue {
        guard let page else { return .null }
        let text = query.text(page: page > 1 ? page : nil)
        return .string(text.isEmpty ? address : address + "?" + text)
    }
}
