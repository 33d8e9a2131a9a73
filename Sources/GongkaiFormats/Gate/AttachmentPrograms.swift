import Foundation

/// The programs that read what we do not read ourselves.
package struct AttachmentPrograms: Sendable {
    let folder: String?

    /// Those the system has.
    package static let installed = AttachmentPrograms(folder: "/usr/bin")
    /// None: files that need one are a question to the reviewer. For fuzzing our own parsers.
    package static let none = AttachmentPrograms(folder: nil)

    /// The program's path, nil when it is not there.
    func path(_ name: String) -> String? {
        guard let folder, FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)") else { return nil }
        return "\(folder)/\(name)"
    }
}
