/// Why a sheet that was kept cannot be read.
package struct ScoreTextFault: Error, Sendable, Equatable {
    package let line: Int
}

extension ScoreSheet {
    /// Reads what was kept when it was published. The scheme need not be there any more.
    package init(text: String, words: String) throws(ScoreTextFault) {
        let lines = text.split(separator: "\n").map { $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init) }
        guard let first = lines.first, first.count == 9, first[0] == "score-1", let version = Int(first[2]),
            let begin = Day(first[4]), let end = Day(first[5]), let bonus = Int(first[8])
        else { throw ScoreTextFault(line: 1) }
        let who = first[3].split(separator: ":").map(String.init)
        guard who.count == 2, let id = Int64(who[1]) else { throw ScoreTextFault(line: 1) }
        var heads: [Line] = [], entries: [ScoreEntry] = []
        for (index, cells) in lines.enumerated().dropFirst() {
            if cells.first == "head", cells.count == 5, let weight = Int(cells[3]), let deducted = Int(cells[4]) {
                heads.append(Line(code: cells[1], name: cells[2], weight: weight, deducted: deducted))
            } else if let entry = ScoreEntry(cells: cells) {
                entries.append(entry)
            } else {
                throw ScoreTextFault(line: index + 1)
            }
        }
        self.init(
            scheme: first[1], schemeVersion: version,
            subject: who[0] == "person" ? .person(OfficerID(value: id)) : .unit(AgencyID(value: id)),
            period: ScorePeriod(first: begin, last: end, words: words), heads: heads, bonus: bonus, grade: first[7], entries: entries)
    }
}

extension ScoreEntry {
    /// A line of the text of a sheet.
    fileprivate init?(cells: [String]) {
        guard cells.count == 8, let subject = Int64(cells[1]), let on = Day(cells[4]), let points = Int(cells[6]),
            let counted = Int(cells[7])
        else { return nil }
        let head = cells[5] == "bonus" ? nil : cells[5]
        switch cells[0] {
        case "card":
            let parts = cells[2].split(separator: "@").map(String.init)
            guard parts.count == 2, let version = Int(parts[1]) else { return nil }
            let events = cells[3].split(separator: "+").compactMap { Int($0) }
            self.init(
                source: .card(subject: subject, rule: parts[0], version: version, events: events), on: on, head: head, points: points,
                counted: counted)
        case "fact":
            guard let measure = ScoreScheme.Measure(rawValue: cells[2]) else { return nil }
            self.init(
                source: .fact(measure, subject: subject, event: Int(cells[3])), on: on, head: head, points: points, counted: counted)
        default: return nil
        }
    }
}
