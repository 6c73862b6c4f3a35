import FoundationEssentials
import Glibc
import IntegrationFiles
import Jinja
import OnCall
import OnCallTemplates
import Platform

/// The templates that an argument of `lint` names.
enum LintFiles {
    /// In order of their names. The slot of a template in a folder is in its name: `slack.title.j2`.
    /// - Parameter path: a file, or a folder that is searched with all folders in it; links are not followed.
    /// - Throws: `Failure` if a folder can't be read.
    static func all(_ path: String) throws -> [(file: String, slot: TemplateKind?)] {
        guard path != "-", isFolder(path) else { return [(path, nil)] }
        var found: [(file: String, slot: TemplateKind?)] = []
        let names: [String]
        do throws(SystemError) {
            names = try FolderListing.names(at: path).sorted()
        } catch {
            throw Failure("\(path) can't be read: \(error)")
        }
        for name in names where !name.hasPrefix(".") {
            let inner = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
            if isFolder(inner) {
                found += try all(inner)
            } else if name.hasSuffix(".j2") {
                found.append((inner, TemplateKind(slot: String(name.dropLast(3)))))
            }
        }
        return found
    }

    /// Whether it is a folder of `export`.
    static func isExport(_ path: String) -> Bool { path != "-" && isFolder(path + "/integrations") }

    /// The templates of dynamic labels in a folder of `export`.
    /// - Throws: `Failure` with everything that is wrong in the folder.
    static func labels(in path: String) throws(Failure) -> [(file: String, template: Template)] {
        try IntegrationFolder(path: path).read().flatMap { integration in
            (integration.dynamicLabels ?? []).map {
                (
                    "\(path)/integrations/\(integration.folder)/\(FiledIntegration.mainFile), label \($0.key)",
                    Template($0.value, in: .onCall)
                )
            }
        }
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
