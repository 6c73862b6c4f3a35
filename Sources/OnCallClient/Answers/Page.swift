import HTTPCurl
import JSON
import OnCall

/// Something that lists are made of.
protocol PageItem: Sendable {
    init(_ json: JSONValue) throws(ShapeError)
}

/// Something whose lists are walked page by page, and that is told from the others by its id.
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

extension JSONValue {
    fileprivate func idAndName(_ what: String) throws(ShapeError) -> (id: String, name: String) {
        guard let id = self["id"]?.string, let name = self["name"]?.string else {
            throw ShapeError(path: "", expected: "\(what) with id and name", found: kind)
        }
        return (id, name)
    }
}

/// A page of any list of the API.
struct Page<Item: PageItem>: Sendable {
    /// More pages than this are a server gone wrong.
    private static var mostPages: Int { 10_000 }

    let items: [Item]
    /// From 1: the server's `current_page_number`, or the number asked for where it has none.
    let number: Int
    let totalPages: Int?
    let count: Int?
    /// Whether another page is to be asked for. `page_size` is not consulted: it may be wrong.
    let hasMore: Bool

    init(_ response: HTTPResponse, asked: Int) throws(ServiceError) {
        let json = try response.json()
        do throws(ShapeError) {
            guard let results = json["results"]?.array else {
                throw ShapeError(path: "results", expected: "an array", found: json["results"]?.kind ?? "missing")
            }
            var items: [Item] = []
            items.reserveCapacity(results.count)
            for (place, result) in results.enumerated() {
                do throws(ShapeError) {
                    items.append(try Item(result))
                } catch {
                    throw error.inside("results[\(place)]")
                }
            }
            self.items = items
        } catch {
            throw ServiceError(error, status: response.status)
        }
        number = json["current_page_number"]?.number?.int ?? asked
        totalPages = json["total_pages"]?.number?.int
        count = json["count"]?.number?.int
        // Either may be wrong. Whoever asks notices the end by itself, and what is not asked for is missed without a word.
        let isTold = totalPages.map { asked < $0 } ?? false || json["next"]?.string != nil
        hasMore = isTold && !items.isEmpty && asked < Self.mostPages
    }
}
