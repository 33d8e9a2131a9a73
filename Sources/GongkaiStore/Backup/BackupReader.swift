import Foundation

/// Reads a backup line by line and proves that it is whole.
final class BackupReader {
    enum Line {
        case table(String)
        case row([SQLValue])
    }

    let path: String
    let header: BackupHeader
    private(set) var lineNumber = 0
    private var lines: LineReader
    private var hash = SHA256()
    private var rows = 0

    private struct TableLine: Codable {
        var table: String
    }

    init(path: String) throws {
        self.path = path
        lines = try LineReader(path: path)
        guard try lines.begins(with: BackupHeader.start), let line = try lines.next() else { throw BackupFault.notABackup(path: path) }
        do {
            header = try BackupHeader(line: line)
        } catch {
            throw lines.isAtEnd ? BackupFault.truncated(path: path) : .damaged(path: path, line: 1, reason: "the header cannot be read")
        }
        count(line)
    }

    /// The next line; nil when the trailer was there and everything agreed.
    func next() throws -> Line? {
        guard let line = try lines.next() else { throw BackupFault.truncated(path: path) }
        if line.starts(with: BackupTrailer.start) {
            lineNumber += 1
            try check(line)
            return nil
        }
        count(line)
        if line.first == UInt8(ascii: "[") {
            guard let values = BackupRow.values(line) else {
                // The last line of a file that was cut off is no row either.
                throw lines.isAtEnd ? BackupFault.truncated(path: path) : damaged("not a row")
            }
            rows += 1
            return .row(values)
        }
        do {
            return .table(try JSONDecoder().decode(TableLine.self, from: Data(line)).table)
        } catch {
            throw lines.isAtEnd ? BackupFault.truncated(path: path) : damaged("neither a table nor a row")
        }
    }

    func damaged(_ reason: String) -> BackupFault { .damaged(path: path, line: lineNumber, reason: reason) }

    private func count(_ line: [UInt8]) {
        lineNumber += 1
        hash.update(line)
        hash.update(CollectionOfOne(0x0A))
    }

    private func check(_ line: [UInt8]) throws {
        let trailer: BackupTrailer
        do {
            trailer = try JSONDecoder().decode(BackupTrailer.self, from: Data(line))
        } catch {
            throw BackupFault.truncated(path: path)
        }
        if trailer.sha256 != SHA256.hex(hash.finish()) { throw damaged("the checksum does not agree") }
        if trailer.rows != rows || header.tables.reduce(0, { $0 + $1.rows }) != rows { throw damaged("the number of rows does not agree") }
        if try lines.next() != nil { throw damaged("there is something behind the end") }
    }
}
