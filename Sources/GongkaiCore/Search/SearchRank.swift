/// The order of what was found: by where the strings stand, then the newest, then the last entered.
///
/// Frequencies play no part: whoever searches a government's site looks for a document by its name or number, or for what is new.
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

    package init(_ level: Level, publishedOn: Day, id: Int64) {
        self.level = level
        self.publishedOn = publishedOn
        self.id = id
    }

    /// Where an item that holds all strings holds them.
    static func level(_ plan: SearchPlan, title: SearchText, numbers: [SearchText]) -> Level {
        if plan.wants.count == 1, let want = plan.wants.first {
            let names = [title] + numbers
            let isName = want.forms.contains { form in
                names.contains { name in name.units.map(\.key) == form.joinedKeys }
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
