/// Checks that the client accepts JSON.
enum Negotiation {
    static func check(_ request: DemoRequest) throws(Problem) {
        if let format = Query(request.query)["format"], format != "json" { throw .notFound }
        guard let accept = request.headers["accept"], !accept.isEmpty else { return }
        let kinds = accept.split(separator: ",").map { kind in
            kind.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
        }
        guard kinds.contains(where: { ["*/*", "application/*", "application/json"].contains($0) }) else {
            throw .detail("Could not satisfy the request Accept header.", status: 406)
        }
    }
}
