import Foundation
import GongkaiCore
import GongkaiTestSupport
import Testing

@testable import GongkaiWeb

@Suite struct ExportFolderTests {
    @Test("A file comes into its folder although whoever said that they make it have not made it yet")
    func promised() async throws {
        try await TestFolder.open { folder in
            let export = try ExportFolder(path: folder.path)
            func write(_ file: String) throws -> ExportFolder.Written {
                try export.write(Array(file.utf8), to: file, target: "/" + file, tags: nil, leadsTo: [])
            }
            #expect(try write("columns/tzgg/1.html") == .new)
            // As a task finds it that comes between the word and the deed of another one.
            try FileManager.default.removeItem(at: folder.appending(path: "columns"))
            #expect(try write("columns/tzgg/2.html") == .new)
            #expect(try String(contentsOf: folder.appending(path: "columns/tzgg/2.html"), encoding: .utf8) == "columns/tzgg/2.html")
        }
    }
}
