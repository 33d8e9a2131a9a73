import Foundation
import Hummingbird

/// A file made for one answer: sent piece by piece, then removed.
enum TemporaryFile {
    private static let piece = 262_144

    static func body(of file: URL) throws -> ResponseBody {
        let handle = try FileHandle(forReadingFrom: file)
        // Removed at once: the open handle keeps the content until the last byte is sent, whatever happens on the way.
        try FileManager.default.removeItem(at: file)
        let length = try handle.seekToEnd()
        try handle.seek(toOffset: 0)
        return ResponseBody(contentLength: Int(length)) { writer in
            while let data = try handle.read(upToCount: piece), !data.isEmpty {
                try await writer.write(ByteBuffer(bytes: data))
            }
            try handle.close()
            try await writer.finish(nil)
        }
    }

    static func removeIfThere(_ file: URL) throws {
        guard FileManager.default.fileExists(atPath: file.path) else { return }
        try FileManager.default.removeItem(at: file)
    }
}
