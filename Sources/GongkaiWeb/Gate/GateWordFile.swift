import GongkaiCore
import GongkaiFormats
import GongkaiStore

/// The word list as a file of comma-separated values.
enum GateWordFile {
    static let header = ["类别", "词语", "建议写法", "例外", "备注", "状态"]

    static func cells(_ entry: GateWordEntry) -> [String] {
        [
            entry.word.kind.words, entry.word.word, entry.word.instead, entry.word.unless.joined(separator: "|"), entry.note,
            entry.isActive ? "启用" : "停用",
        ]
    }

    /// The rows below the header, each with its line. A column that is left out at the end is empty, and the word in use.
    static func entries(_ bytes: [UInt8]) throws -> [(line: Int, entry: GateWordEntry)] {
        var rows = try CSVReader.rows(bytes).filter { !$0.isBlank }
        guard let head = rows.first, Array(head.cells.prefix(2)) == Array(header.prefix(2)) else {
            throw GateWordRefusal.badLines([1: "第一行应当是列名：\(header.joined(separator: "、"))。"])
        }
        rows.removeFirst()
        var entries: [(line: Int, entry: GateWordEntry)] = [], faults: [Int: String] = [:]
        for row in rows {
            func cell(_ index: Int) -> String { row.cells.indices.contains(index) ? row.cells[index] : "" }
            guard let kind = GateWord.Kind.allCases.first(where: { $0.words == cell(0) }) else {
                faults[row.line] = "类别应当是\(GateWord.Kind.allCases.map(\.words).joined(separator: "、"))之一。"
                continue
            }
            guard ["", "启用", "停用"].contains(cell(5)) else {
                faults[row.line] = "状态应当是“启用”或“停用”。"
                continue
            }
            let word = GateWord(kind, cell(1), instead: cell(2), unless: GateWordForm.phrases(cell(3)))
            entries.append((row.line, GateWordEntry(word, note: cell(4), isActive: cell(5) != "停用")))
        }
        guard faults.isEmpty else { throw GateWordRefusal.badLines(faults) }
        return entries
    }
}
