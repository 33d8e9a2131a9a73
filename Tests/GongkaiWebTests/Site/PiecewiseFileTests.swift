import Foundation
import GongkaiFormats
import GongkaiTestSupport
import Testing

@testable import GongkaiWeb

@Suite("A file that is written piece by piece")
struct PiecewiseFileTests {
    /// Writes its numbers and says how much of it waits.
    private struct Lines: PieceWriter {
        var waiting: [UInt8] = []

        mutating func write(_ number: Int) { waiting += Array("\(number)\n".utf8) }

        mutating func take() -> [UInt8] {
            defer { waiting = [] }
            return waiting
        }

        mutating func finish() -> [UInt8] { take() + Array("end\n".utf8) }
    }

    @Test("Holds no more than was agreed, loses nothing and ends as its writer ends", arguments: [0, 2, 3, 4, 7])
    func pieces(count: Int) async throws {
        try await TestFolder.open { folder in
            let path = folder.appending(path: "lines.txt"), file = try PiecewiseFile(path, Lines(), together: 3)
            func content() throws -> String { String(decoding: try Data(contentsOf: path), as: UTF8.self) }
            func lines(_ count: Int) -> String { (0..<count).map { "\($0)\n" }.joined() }
            for number in 0..<count {
                try file.write { $0.write(number) }
                #expect(try content() == lines((number + 1) / 3 * 3))
            }
            try file.finish()
            #expect(try content() == lines(count) + "end\n")
        }
    }

    @Test("A table in pieces is the table in one, whatever stood in the file before")
    func table() async throws {
        try await TestFolder.open { folder in
            let path = folder.appending(path: "table.csv")
            try Data(repeating: 0x78, count: 100_000).write(to: path)
            let file = try PiecewiseFile(table: path)
            var whole = CSVWriter()
            for number in 0..<1_201 {
                let cells: [SheetCell] = [.whole(number), .text("第\(number)行")]
                try file.write(cells)
                whole.write(cells)
            }
            try file.finish()
            #expect(try Data(contentsOf: path) == Data(whole.take()))
        }
    }
}
