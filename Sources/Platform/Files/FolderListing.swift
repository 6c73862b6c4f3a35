import Glibc

/// Lists the names in a folder.
package enum FolderListing {
    /// The names in the folder at `path`, sorted, without `.` and `..`.
    /// - Throws: the error of `open`.
    package static func names(at path: String) throws(SystemError) -> [String] {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last }
        return try names(owning: descriptor)
    }

    /// The names in an open folder, sorted, without `.` and `..`.
    /// - Parameter descriptor: stays open, and keeps its position.
    /// - Throws: the error of `openat`.
    package static func names(in descriptor: Int32) throws(SystemError) -> [String] {
        // Opened again: a copy made by `dup` would share the position in the listing.
        let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0 else { throw .last }
        return try names(owning: copy)
    }

    private static func names(owning descriptor: Int32) throws(SystemError) -> [String] {
        guard let stream = fdopendir(descriptor) else {
            let error = SystemError.last
            close(descriptor)
            throw error
        }
        // Also closes the descriptor.
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream), let offset = MemoryLayout<dirent>.offset(of: \.d_name) {
            // Read where it is: a record ends after its name, and a copy of the whole field would reach beyond the last record.
            let name = String(cString: UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self))
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }
}
