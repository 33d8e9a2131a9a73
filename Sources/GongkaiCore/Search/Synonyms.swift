/// Words that stand for each other in a search, as the editors keep them: each group a list such as 低保, 最低生活保障.
package struct Synonyms: Sendable {
    private let groups: [[SearchText]]
    private let words: [[String]]

    /// A string is asked for in at most this many ways.
    static let mostForms = 8

    package init(_ groups: [[String]] = []) {
        let kept = groups.map { $0.filter { !SearchText($0).units.isEmpty } }.filter { $0.count > 1 }
        self.words = kept
        self.groups = kept.map { $0.map { SearchText($0) } }
    }

    /// The string itself first, then the same string with one of its words replaced.
    func forms(of typed: String) -> [SearchText] {
        let text = SearchText(typed)
        var forms = [text]
        var seen: Set<String> = [Self.key(text)]
        for (group, words) in zip(groups, words) {
            for (index, word) in group.enumerated() {
                // One character stands for another only where it was typed alone: 房 in 房产 is no word.
                if word.units.count == 1, word.units[0].isHan, text.units.count > 1 { continue }
                guard let place = text.places(of: word, limit: 1).first else { continue }
                for (other, replacement) in words.enumerated() where other != index {
                    let form = SearchText(text.text(upTo: place.lowerBound) + " " + replacement + " " + text.text(from: place.upperBound))
                    if forms.count < Self.mostForms, seen.insert(Self.key(form)).inserted { forms.append(form) }
                }
                break
            }
        }
        return forms
    }

    private static func key(_ text: SearchText) -> String { text.units.map { text.string($0) }.joined(separator: " ") }
}

extension SearchText {
    fileprivate func text(upTo end: Int) -> String { units[..<end].map { string($0) }.joined(separator: " ") }
    fileprivate func text(from start: Int) -> String { units[start...].map { string($0) }.joined(separator: " ") }
}
