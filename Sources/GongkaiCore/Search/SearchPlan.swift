/// A query made ready for the index, and for judging the candidates that the index brings.
package struct SearchPlan: Sendable {
    /// One string that must occur in one of its forms. A form is a list of clauses that must all occur.
    package struct Want: Sendable {
        package let forms: [[SearchText]]

        func isMet(by text: SearchText) -> Bool { forms.contains { $0.allSatisfy(text.contains) } }
        func isMet(by texts: [SearchText]) -> Bool { texts.contains(where: isMet) }

        /// Alone, one Chinese character is looked for in titles and numbers only.
        fileprivate func isMet(by item: SearchItem) -> Bool {
            isMet(by: item.title) || isMet(by: item.numbers)
                || forms.contains { form in
                    !form.isOneCharacters && item.bodies.contains { body in form.allSatisfy(body.contains) }
                }
        }
    }

    package let wants: [Want]
    package let excluded: [[SearchText]]

    package init(_ query: SearchQuery, synonyms: Synonyms = Synonyms()) {
        self.wants = query.required.map { Want(forms: synonyms.forms(of: $0).map(\.clauses)) }
        self.excluded = query.excluded.map { SearchText($0).clauses }
    }

    /// Where an item holds what is asked for; nil when it does not. The last word on every candidate of the index.
    package func level(in item: SearchItem) -> SearchRank.Level? {
        guard wants.allSatisfy({ $0.isMet(by: item) }) else { return nil }
        let texts = [item.title] + item.numbers + item.bodies
        if excluded.contains(where: { clauses in texts.contains { text in clauses.allSatisfy(text.contains) } }) { return nil }
        return SearchRank.level(self, title: item.title, numbers: item.numbers)
    }

    /// Every string that may have been found, longest first: what a snippet marks.
    package var strings: [SearchText] {
        wants.flatMap { $0.forms.joined() }.sorted { $0.units.count > $1.units.count }
    }
}

extension [SearchText] {
    var isOneCharacters: Bool { allSatisfy(\.isOneCharacter) }
}
