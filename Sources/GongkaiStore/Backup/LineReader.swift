import Foundation

/// The lines of a file, one at a time.
struct LineReader {
    private let path: String
    private let file: FileHandle
    private var buffer: [UInt8] = []
    private var position = 0
    private(set) var isAtEnd = false

    private static let chunk = 1 << 18
    /// No row of ours is as long; a file without line ends must not fill the memory.
    private static let longestLine = 1 << 28

    init(path: String) throws {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw BackupFault.cannotRead(path: path, reason: "there is no such file, or it may not be read")
        }
        self.path = path
        self.file = file
    }

    /// Whether the file begins like this.
    mutating func begins(with start: [UInt8]) throws -> Bool {
        try fill()
        return buffer.starts(with: start)
    }

    /// The next line without its end; nil behind the last.
    mutating func next() throws -> [UInt8]? {
        var searched = position
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) {
                defer { position = end + 1 }
                return Array(buffer[position..<end])
            }
            searched = buffer.count - position
            if isAtEnd || buffer.count - position > LineReader.longestLine {
                defer { position = buffer.count }
                return position == buffer.count ? nil : Array(buffer[position...])
            }
            try fill()
        }
    }

    private mutating func fill() throws {
        buffer.removeFirst(position)
        position = 0
        do {
            let more = try file.read(upToCount: LineReader.chunk) ?? Data()
            if more.isEmpty { isAtEnd = true }
            buffer.append(contentsOf: more)
        } catch {
            throw BackupFault.cannotRead(path: path, reason: error.localizedDescription)
        }
    }
}
