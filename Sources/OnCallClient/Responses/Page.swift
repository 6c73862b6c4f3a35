import HTTPCurl
import JSON
import OnCall

/// An element of a list response.
protocol PageItem: Sendable {
    init(_ json: JSONValue) throws(ShapeError)
    /// - Parameter layout: of the integrations before it.
    init(_ json: JSONValue, _ layout: inout IntegrationLayout) throws(ShapeError)
}

extension PageItem {
    init(_ json: JSONValue, _: inout IntegrationLayout) throws(ShapeError) { try self.init(json) }
}

/// An element of a paginated list, identified by its ID.
protocol ListItem: PageItem, Identifiable {}

extension Integration: ListItem {}

extension Team: ListItem {
    init(_ json: JSONValue) throws(ShapeError) {
        let (id, name) = try json.idAndName("a team")
        self.init(id: TeamID(id), name: name)
    }
}

extension EscalationChain: ListItem {
    init(_ json: JSONValue) throws(ShapeError) {
        let (id, name) = try json.idAndName("an escalation chain")
        self.init(id: id, name: name)
    }
}

extension SlackChannel: ListItem {
    init(_ json: JSONValue) throws(ShapeError) {
        let (id, name) = try json.idAndName("a Slack channel", id: "slack_id")
        self.init(id: id, name: name)
    }
}

extension Route: ListItem {}

extension JSONValue {
    fileprivate func idAndName(
        _ what: String, id member: String = "id"
    ) throws(ShapeError) -> (id: String, name: String) {
        guard let id = self[member]?.string, !id.isEmpty else {
            throw ShapeError(path: "", expected: "\(what) with \(member)", found: kind)
        }
        // Without a name that can be read it can still be chosen by its id.
        return (id, self["name"]?.string ?? id)
    }
}

/// One page of a list of the API.
struct Page<Item: PageItem>: Sendable {
    /// A safety limit for a misbehaving server.
    private static var maxPages: Int { 10_000 }

    let items: [Item]
    /// Elements that can't be read at all, mostly because they have no id. They are left out of `items`.
    let leftOut: [JSONValue]
    /// How many elements there are, with those that can't be read.
    var rows: Int { items.count + leftOut.count }
    /// From 1: the server's `current_page_number`, or the requested number if it sends none.
    let number: Int
    let totalPages: Int?
    let count: Int?
    /// Whether to request another page. `page_size` is ignored: it may be wrong.
    let hasMore: Bool

    init(_ response: HTTPResponse, asked: Int) throws(ServiceError) {
        let json = try response.json()
        do throws(ShapeError) {
            guard let results = json["results"]?.array else {
                throw ShapeError(path: "results", expected: "an array", found: json["results"]?.kind ?? "missing")
            }
            var items: [Item] = []
            var leftOut: [JSONValue] = []
            var layout = IntegrationLayout()
            items.reserveCapacity(results.count)
            for result in results {
                do throws(ShapeError) { items.append(try Item(result, &layout)) } catch { leftOut.append(result) }
            }
            self.items = items
            self.leftOut = leftOut
        } catch {
            throw ServiceError(error, status: response.status)
        }
        number = json["current_page_number"]?.number?.int ?? asked
        totalPages = json["total_pages"]?.number?.int
        count = json["count"]?.number?.int
        // Either may be wrong. A surplus request notices the end by itself; a missing one would silently lose items.
        let announcesMore = totalPages.map { asked < $0 } ?? false || json["next"]?.string != nil
        hasMore = announcesMore && !(items.isEmpty && leftOut.isEmpty) && asked < Self.maxPages
    }
}
