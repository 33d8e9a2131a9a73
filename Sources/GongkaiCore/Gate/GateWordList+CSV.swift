extension GateWordList {
    /// A row of the list that cannot be used.
    package struct BadRow: Error, Equatable, CustomStringConvertible {
        package let line: Int
        package var description: String { "词表第 \(line) 行不能使用。每行应为：类别（wrong、sensitive、secrecy）,词语,建议写法,例外（用 | 分隔）。" }
    }

    /// Reads rows of `kind,word,instead,unless`; the first line names the columns, lines that start with `#` are remarks.
    package init(csv: String) throws(BadRow) {
        var words: [GateWord] = []
        for (index, line) in csv.split(separator: "\n", omittingEmptySubsequences: false).enumerated().dropFirst() {
            let line = line.last == "\r" ? line.dropLast() : line
            if line.isEmpty || line.hasPrefix("#") { continue }
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard (2...4).contains(cells.count), let kind = GateWord.Kind(rawValue: cells[0]), !GateWordList.fold(cells[1]).isEmpty else {
                throw BadRow(line: index + 1)
            }
            let unless = cells.count > 3 ? cells[3].split(separator: "|").map(String.init) : []
            words.append(GateWord(kind, cells[1], instead: cells.count > 2 ? cells[2] : "", unless: unless))
        }
        self.init(words)
    }
}
