import FoundationEssentials
import Glibc
import IntegrationFiles
import JSON
import OnCall
import Platform

/// A folder that other programs leave alone while it is open.
struct FolderLock: Sendable {
    let descriptor: Int32

    func close() { Glibc.close(descriptor) }
}

/// The folder of `export` and `apply` on the disk.
struct IntegrationFolder: Sendable {
    /// As given.
    let path: String
    /// The folder that has a folder for each integration.
    var inner: String { path + "/integrations" }

    private static let settingsFile = "oncall.toml"
    private static let baseFile = ".oncall-base.json"
    /// In bytes, far above that of a template.
    private static let limit = 16 << 20
    /// In bytes, far above that of the texts of 100,000 integrations.
    private static let baseLimit = 1 << 30

    // MARK: Reading

    /// All integrations of the folder.
    /// - Throws: `Failure` with everything that is wrong in it.
    func read() throws(Failure) -> [FiledIntegration] {
        var all: [FiledIntegration] = []
        var problems: [FileProblem] = []
        for name in try folders() {
            switch FiledIntegration.read(folder: name, try files(in: name)) {
            case .success(let integration): all.append(integration)
            case .failure(let found): problems += found.problems
            }
        }
        var folders: [IntegrationID: String] = [:]
        for integration in all {
            guard let id = integration.id else { continue }
            if let other = folders[id] {
                problems.append(FileProblem("\(integration.folder) and \(other) have the same id \(id.rawValue)"))
            }
            folders[id] = integration.folder
        }
        guard problems.isEmpty else {
            throw Failure(problems.map { "\(inner)/\($0)" }.joined(separator: "\n"), status: .refused)
        }
        return all
    }

    /// All integrations of the folder, if it is there.
    /// - Throws: `Failure` with everything that is wrong in it: what can't be read must not be written twice.
    func existing() throws(Failure) -> [FiledIntegration] { try kind(of: inner) == nil ? [] : try read() }

    /// The names of the folders of integrations.
    private func folders() throws(Failure) -> [String] {
        guard try kind(of: inner) == S_IFDIR else {
            throw Failure("\(inner) is not a folder; links are not followed", status: .refused)
        }
        var folders: [String] = []
        for name in try names(in: inner) where !name.hasPrefix(".") {
            switch try kind(of: "\(inner)/\(name)") {
            case S_IFDIR?: folders.append(name)
            case S_IFLNK?: throw Failure("\(inner)/\(name) is a link; links are not followed", status: .refused)
            default: break
            }
        }
        return folders
    }

    private func files(in folder: String) throws(Failure) -> [FolderFile] {
        var files: [FolderFile] = []
        for name in try names(in: "\(inner)/\(folder)") where !name.hasPrefix(".") {
            let file = "\(inner)/\(folder)/\(name)"
            guard name == FiledIntegration.mainFile || FiledIntegration.slot(ofFile: name) != nil else { continue }
            guard try kind(of: file) == S_IFREG else {
                throw Failure("\(file) is not a file; links are not followed", status: .refused)
            }
            files.append(FolderFile(name: name, text: try text(of: file)))
        }
        return files
    }

    private func text(of file: String, limit: Int = limit) throws(Failure) -> String {
        let bytes: [UInt8]
        do throws(SystemError) {
            bytes = try OpenFile(file).contents(limit: limit)
        } catch {
            throw Failure("\(file) can't be read: \(error)")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure("\(file) is not text in UTF-8", status: .refused)
        }
        return text
    }

    private func names(in folder: String) throws(Failure) -> [String] {
        do throws(SystemError) {
            return try FolderListing.names(at: folder).sorted()
        } catch {
            throw Failure("\(folder) can't be read: \(error)")
        }
    }

    /// The type of a file without following a link; nil if there is none.
    private func kind(of path: String) throws(Failure) -> mode_t? {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            guard errno == ENOENT || errno == ENOTDIR else {
                throw Failure("\(path) can't be read: \(SystemError.last)")
            }
            return nil
        }
        return status.st_mode & S_IFMT
    }

    // MARK: Base

    /// What the server held when the folder was last exported or applied, by id and path of the field; empty without it.
    func base() throws(Failure) -> [String: [String: JSONValue]] {
        let file = "\(path)/\(IntegrationFolder.baseFile)"
        guard try kind(of: file) != nil else { return [:] }
        let text = try text(of: file, limit: IntegrationFolder.baseLimit)
        let limits = JSONReader.Limits(bytes: IntegrationFolder.baseLimit)
        guard let object = try? JSONReader.read(text, limits: limits).object else {
            throw Failure("\(file) is damaged; remove it, and export again into another folder to compare")
        }
        var base: [String: [String: JSONValue]] = [:]
        for (id, fields) in object["integrations"]?.object ?? [:] {
            base[id] = Dictionary((fields.object ?? [:]).map { ($0, $1) }, uniquingKeysWith: { $1 })
        }
        return base
    }

    /// Writes what the server holds now.
    func saveBase(_ base: [String: [String: JSONValue]], server: String) throws(Failure) {
        // A line for each integration: indented, the file of 10,000 would be more than twice as long.
        let rows = base.sorted { $0.key < $1.key }.map { id, fields in
            let sorted = JSONObject(fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
            return JSONValue.string(id).compactText + ":" + JSONValue.object(sorted).compactText
        }
        let head = "{\"format\":1,\"server\":\(JSONValue.string(server).compactText),\"integrations\":{\n"
        let text = head + rows.joined(separator: ",\n") + "\n}}\n"
        _ = try write(
            text, to: "\(path)/\(IntegrationFolder.baseFile)", limit: IntegrationFolder.baseLimit)
        _ = try write(IntegrationFolder.baseFile + "\n", to: "\(path)/.gitignore", replaces: false)
    }

    // MARK: Writing

    /// What a write of a folder did.
    struct Written: Sendable {
        var changed = 0
        var removed = 0
    }

    /// Writes the file that names the format and the server; for another server it names none.
    func writeSettings(server: String?) throws(Failure) {
        _ = try write(
            FolderSettings.text(server: server), to: "\(path)/\(IntegrationFolder.settingsFile)")
    }

    /// Whether the folder is of this server, or of none.
    /// - Throws: `Failure` if it is of another.
    func check(server: String) throws(Failure) {
        let file = "\(path)/\(IntegrationFolder.settingsFile)"
        guard try kind(of: file) != nil else { return }
        let text = try text(of: file)
        let own: String?
        do throws(FileProblem) {
            own = try FolderSettings.server(in: text, file: file)
        } catch {
            throw Failure("\(error)", status: .refused)
        }
        if let own, own != server {
            throw Failure(
                "the folder is of \(own), and this is \(server); export --no-ids makes one for any server",
                status: .usage)
        }
    }

    /// Takes the folder for this program alone, until the descriptor is closed.
    /// - Throws: `Failure` if another one has it.
    func lock() throws(Failure) -> FolderLock {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure("\(path) can't be opened: \(SystemError.last)") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw Failure("another apply or export is using \(path); nothing was sent")
        }
        return FolderLock(descriptor: descriptor)
    }

    /// Writes the id into the file of an integration, whose other lines stay.
    /// - Parameter folder: its name.
    func writeID(_ id: IntegrationID, in folder: String) throws(Failure) {
        let file = "\(inner)/\(folder)/\(FiledIntegration.mainFile)"
        _ = try write(FiledIntegration.withID(id, in: try text(of: file)), to: file)
    }

    /// Writes the folder of an integration, and removes templates that it no longer has.
    func write(_ integration: FiledIntegration, withID: Bool = true) throws(Failure) -> Written {
        var written = Written()
        let folder = "\(inner)/\(integration.folder)"
        let files = integration.files(withID: withID)
        for file in files where try write(file.text, to: "\(folder)/\(file.name)") { written.changed += 1 }
        let kept = Set(files.map(\.name))
        for name in try names(in: folder) where FiledIntegration.slot(ofFile: name) != nil && !kept.contains(name) {
            guard unlink("\(folder)/\(name)") == 0 else {
                throw Failure("\(folder)/\(name) can't be removed: \(SystemError.last)")
            }
            written.removed += 1
        }
        return written
    }

    /// Writes files by their paths below the folder.
    /// - Returns: how many were not the same already.
    func write(_ files: [FolderFile]) throws(Failure) -> Int {
        var count = 0
        for file in files where try write(file.text, to: "\(path)/\(file.name)") { count += 1 }
        return count
    }

    /// The text of a file by its path below the folder; nil if there is none.
    func text(below name: String) throws(Failure) -> String? {
        let file = "\(path)/\(name)"
        return try kind(of: file) == S_IFREG ? try text(of: file) : nil
    }

    /// Removes files of an earlier export, by their paths below the folder, and folders that are empty then.
    /// - Parameter files: those that stay.
    /// - Returns: how many were removed.
    func remove(_ earlier: [String], besides files: [FolderFile]) throws(Failure) -> Int {
        let kept = Set(files.map(\.name))
        var count = 0
        for name in earlier where !kept.contains(name) {
            guard try kind(of: "\(path)/\(name)") == S_IFREG else { continue }
            guard unlink("\(path)/\(name)") == 0 else {
                throw Failure("\(path)/\(name) can't be removed: \(SystemError.last)")
            }
            count += 1
            if let slash = name.lastIndex(of: "/") { rmdir("\(path)/\(name[..<slash])") }
        }
        return count
    }

    /// Removes the folder of an integration that is no longer on the server: its own files, and the folder if nothing else is in it.
    func remove(_ folder: String) throws(Failure) {
        for name in try names(in: "\(inner)/\(folder)")
        where name == FiledIntegration.mainFile || FiledIntegration.slot(ofFile: name) != nil {
            unlink("\(inner)/\(folder)/\(name)")
        }
        rmdir("\(inner)/\(folder)")
    }

    /// Writes a file, if it is not the same already: first beside it, so that it is never half there.
    /// - Returns: whether it was written.
    private func write(
        _ text: String, to file: String, replaces: Bool = true, limit: Int = limit
    ) throws(Failure) -> Bool {
        switch try kind(of: file) {
        case S_IFREG?:
            guard replaces, try !self.text(of: file, limit: limit).isExactly(text) else { return false }
        case nil: break
        default: throw Failure("\(file) is not a file; links are not followed", status: .refused)
        }
        let folder = String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)])
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw Failure("\(folder) can't be made: \(SystemError.last)")
        }
        try OutputFile.write(text, to: file)
        return true
    }
}
