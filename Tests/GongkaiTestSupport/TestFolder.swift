package import Foundation

/// A folder of its own for one test, gone when the test ends.
package enum TestFolder {
    package static func open<Value: Sendable>(_ body: @Sendable (URL) async throws -> Value) async throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(path: "gongkai-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer {
            do {
                try FileManager.default.removeItem(at: folder)
            } catch {
                print("\(folder.path) could not be removed: \(error)")
            }
        }
        return try await body(folder)
    }
}
