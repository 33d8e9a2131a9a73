/// Tells which duties an article fulfils, for many articles in a row.
package struct DutyMatcher: Sendable {
    private let byKind: [String: [String]]
    private let byWord: [String]
    private let words: WordAutomaton
    /// The order of the regulation.
    private let rank: [String: Int]

    /// Of the duties in force on a day.
    package init(on day: Day) {
        let duties = DisclosureDuty.all.filter { $0.from <= day && day <= $0.to ?? day }.map(\.code)
        let sources = duties.compactMap(DutySource.of)
        rank = Dictionary(uniqueKeysWithValues: duties.enumerated().map { ($1, $0) })
        byKind = sources.reduce(into: [:]) { table, source in for kind in source.kinds { table[kind, default: []].append(source.duty) } }
        // One word may stand for several duties; the automaton knows each word once.
        var dutiesOf: [String: [String]] = [:]
        for source in sources { for word in source.words { dutiesOf[word, default: []].append(source.duty) } }
        let list = dutiesOf.sorted { $0.key < $1.key }
        byWord = list.map { $0.value.joined(separator: " ") }
        words = WordAutomaton(list.map { $0.key.unicodeScalars.map(\.value) })
    }

    /// Codes, in the order of the regulation.
    package func duties(ofKind kind: String, title: String) -> [String] {
        var found = Set(byKind[kind] ?? [])
        words.scan(title.unicodeScalars.map(\.value)) { word, _ in
            for duty in byWord[word].split(separator: " ") { found.insert(String(duty)) }
        }
        return found.sorted { rank[$0, default: .max] < rank[$1, default: .max] }
    }
}
