import OnCall
import Platform

extension ServiceClient {
    /// So many pages are asked for at a time, each on a connection of its own: while one is read, the server writes the next.
    private static var pagesInFlight: Int { 3 }

    /// Reads all pages, and delivers them in order. For a page beyond the end the server repeats the last one with 200, so a response with
    /// another number than requested, or with no new items, is the end.
    ///
    /// How many pages there are is known with the first, which is asked for alone. So is a page before which there is a pause.
    /// - Parameters:
    ///   - pause: how long to wait before the next page, after so many.
    ///   - onUnused: called with the number of pages after the first that were asked for and not delivered, if there are any.
    ///   - isEnough: asked after each page; true ends the reading.
    /// - Throws: the error of the first page that could not be read; the ones before have been delivered.
    func pages<Item: ListItem>(
        _ endpoint: (Int) -> Endpoint, from first: Int = 1, pause: (Int) -> Duration = { _ in .zero },
        onUnused: (Int) -> Void = { _ in }, isEnough: () -> Bool = { false },
        onPage: (Fetched<Page<Item>>) -> Void
    ) async throws(ServiceError) {
        typealias Answer = (number: Int, result: Result<Fetched<Page<Item>>, ServiceError>)
        let result = await withTaskGroup(of: Answer.self) { group in
            var progress = PageProgress<Item>(from: first)
            var waiting: [Int: Result<Fetched<Page<Item>>, ServiceError>] = [:]
            // Those that are still under way are no longer of use.
            defer {
                group.cancelAll()
                if progress.unused > 0 { onUnused(progress.unused) }
            }
            while true {
                while let number = progress.next(atOnce: ServiceClient.pagesInFlight, pause: pause) {
                    let endpoint = endpoint(number)
                    group.addTask { (number, await self.page(endpoint, asked: number)) }
                }
                while waiting[progress.awaited] == nil {
                    guard let answer = await group.next() else { return Result<Void, ServiceError>.success(()) }
                    waiting[answer.number] = answer.result
                }
                switch waiting.removeValue(forKey: progress.awaited) {
                case nil: break
                case .failure(let error)?: return .failure(error)
                case .success(let page)?:
                    guard progress.take(page.value) else { return .success(()) }
                    onPage(page)
                    guard page.value.hasMore, !isEnough() else { return .success(()) }
                    // If it is cancelled, the next request says so.
                    let rest = pause(progress.delivered)
                    if rest > .zero { await WorkThreads.shared.sleep(for: rest) }
                }
            }
        }
        try result.get()
    }

    private func page<Item: ListItem>(
        _ endpoint: Endpoint, asked number: Int
    ) async -> Result<Fetched<Page<Item>>, ServiceError> {
        do throws(ServiceError) {
            return .success(
                try await send(endpoint) { response throws(ServiceError) in try Page<Item>(response, asked: number) })
        } catch {
            return .failure(error)
        }
    }
}
