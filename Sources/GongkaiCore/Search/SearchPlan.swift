/// A query made ready for an engine, and for judging the candidates the engine brings.
package struct SearchPlan: Sendable {
    /// One string that must occur in one of its forms. A form is a list of clauses that must all occur.
    package struct Want: Sendable {
        package let forms: [[SearchText]]

        /// The terms of each form. A single character beside longer clauses is left to `matches`: bodies have no term for it.
        package func terms(inTitle: Bool) -> [[String]] {
            forms.map { form in
                let longer = form.filter { !$0.isOneCharacter }
                return (longer.isEmpty ? form : longer).flatMap { $0.terms(inTitle: inTitle) }
            }
        }

        func isMet(by text: SearchText) -> Bool { forms.contains { $0.allSatisfy(text.contains) } }
        func isMet(by texts: [SearchText]) -> Bool { texts.contains(where: isMet) }
    }

    package let wants: [Want]
    package let excluded: [[SearchText]]
    /// A facet of each list must hold: (agency 3 or 5) and (year 2014).
    package var facets: [[SearchFacet]]

    package init(_ query: SearchQuery, synonyms: Synonyms = Synonyms(), facets: [[SearchFacet]] = []) {
        self.wants = query.required.map { Want(forms: synonyms.forms(of: $0).map(\.clauses)) }
        self.excluded = query.excluded.map { SearchText($0).clauses }
        self.facets = facets.filter { !$0.isEmpty }
    }

    /// Whether an item's texts (title, number, body, attachments) satisfy the query: the last word on every candidate of an engine.
    package func matches(_ texts: [SearchText]) -> Bool {
        wants.allSatisfy { $0.isMet(by: texts) }
            && !excluded.contains { clauses in texts.contains { text in clauses.allSatisfy(text.contains) } }
    }

    /// Whether an engine's answer needs no judging: every string is one term, and so is every excluded one.
    package var isDecidedByTerms: Bool {
        wants.allSatisfy { $0.forms.allSatisfy { $0.count == 1 && $0[0].units.count == 2 } }
            && excluded.allSatisfy { $0.count == 1 && $0[0].units.count == 2 }
    }

    /// Every string that may have been found, longest first: what a snippet marks.
    package var strings: [SearchText] {
        wants.flatMap { $0.forms.joined() }.sorted { $0.units.count > $1.units.count }
    }
}
