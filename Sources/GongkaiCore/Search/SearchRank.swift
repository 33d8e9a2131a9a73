/// The order of what was found: by where the strings stand, then the newest, then the last entered.
///
/// Frequencies play no part. Ranking by them reads every match (391 ms for a string that 300,000 items hold), and whoever searches a government's
/// site looks for a document by its name or number, or for what is new.
package struct SearchRank: Sendable, Comparable {
    package enum Level: Int, Sendable, Comparable {
        /// Only attachments or the body hold all strings.
        case body
        /// The title holds some of the strings.
        case partOfTitle
        /// The document number or index number holds all strings.
        case number
        /// The title holds all strings.
        case title
        /// The query is the title, or a number of the item.
        case exact

        package static func < (first: Level, second: Level) -> Bool { first.rawValue < second.rawValue }
    }

    package let level: Level
    package let publishedOn: Day
    package let id: Int64

    /// What an engine is asked for, so that a common string costs no more than a rare one: first the newest items with the strings in the title, then
    /// the newest items with them anywhere. Both lists together are ranked, never all matches; the bodies are read, and judged by `SearchPlan.matches`, in
    /// this order and only until the page is full.
    package static let titleCandidates = 200
    package static let newestCandidates = 200
    /// Matches are counted up to here; then the page says “1000条以上”.
    package static let countLimit = 1_000

    package init(_ plan: SearchPlan, title: SearchText, numbers: [SearchText] = [], publishedOn: Day, id: Int64) {
        self.level = Self.level(plan, title: title, numbers: numbers)
        self.publishedOn = publishedOn
        self.id = id
    }

    private static func level(_ plan: SearchPlan, title: SearchText, numbers: [SearchText]) -> Level {
        if plan.wants.count == 1, let want = plan.wants.first {
            let names = [title] + numbers
            let isName = want.forms.contains { form in
                names.contains { name in name.units.map(\.key) == form.flatMap(\.units).map(\.key) }
            }
            if isName { return .exact }
        }
        let inTitle = plan.wants.count { $0.isMet(by: title) }
        if inTitle == plan.wants.count { return .title }
        if plan.wants.allSatisfy({ $0.isMet(by: numbers) }) { return .number }
        return inTitle > 0 ? .partOfTitle : .body
    }

    /// Smaller stands first on the page.
    package static func < (first: SearchRank, second: SearchRank) -> Bool {
        if first.level != second.level { return first.level > second.level }
        if first.publishedOn != second.publishedOn { return first.publishedOn > second.publishedOn }
        return first.id > second.id
    }
}
