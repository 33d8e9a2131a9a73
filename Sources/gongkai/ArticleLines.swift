import Foundation

/// The lines of a file that may be larger than memory: the system reads what is looked at.
struct ArticleLines: Sendable {
    private let data: Data
    /// Where each line with something on it begins and ends, and its number in the file.
    private let lines: [(start: Int, end: Int, number: Int)]

    var count: Int { lines.count }

    init(_ path: String) throws {
        do {
            data = try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
        } catch {
            throw Complaint("\(path) cannot be read. Check its name and that you may read it.", code: 2)
        }
        var lines: [(start: Int, end: Int, number: Int)] = []
        data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
            var start = 0, number = 1
            // A mark at the beginning says only that the file is UTF-8.
            if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { start = 3 }
            while start < bytes.count {
                let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
                var end = rest.count
                if let base = rest.baseAddress, let found = memchr(base, 0x0A, rest.count) { end = UnsafeRawPointer(found) - base }
                if rest[..<end].contains(where: { $0 > 0x20 }) { lines.append((start, start + end, number)) }
                start += end + 1
                number += 1
            }
        }
        self.lines = lines
    }

    /// The number in the file of the line at a place among those with something on them.
    func number(_ index: Int) -> Int { lines[index].number }

    /// The place of the first line with something on it from a line of the file on; nil behind the last.
    func index(fromLine number: Int) -> Int? { lines.firstIndex { $0.number >= number } }

    /// The bytes of a line and its number in the file.
    func withLine<Value>(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>, _ number: Int) -> Value) -> Value {
        let line = lines[index]
        return data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
            body(UnsafeRawBufferPointer(rebasing: bytes[line.start..<line.end]).bindMemory(to: UInt8.self), line.number)
        }
    }
}
