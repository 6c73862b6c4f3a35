import Glibc
import Platform
import ScratchFolders
import Testing

@Suite struct FileWatchTests {
    @Test func `a file that is written or renamed is reported once it is quiet`() async throws {
        let folder = try ScratchFolder()
        let (changes, change) = AsyncStream.makeStream(of: Void.self)
        let watch = try #require(FileWatch(folders: ["/nonexistent", folder.path]) { change.yield() })
        var told = changes.makeAsyncIterator()
        for number in 0..<20 { try write("a = \(number)", to: folder.path + "/config.toml") }
        await told.next()
        try write("a = 2", to: folder.path + "/new")
        rename(folder.path + "/new", folder.path + "/config.toml")
        await told.next()
        unlink(folder.path + "/config.toml")
        await told.next()
        withExtendedLifetime(watch) {}
    }

    @Test func `without a folder nothing is watched`() {
        #expect(FileWatch(folders: ["/nonexistent"]) {} == nil)
    }

    private func write(_ text: String, to path: String) throws {
        let file = try #require(fopen(path, "w"))
        fputs(text, file)
        fclose(file)
    }
}
