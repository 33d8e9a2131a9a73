/// What the title of a budget says: of which year, and whether it is the plan or the account (预算、决算).
package struct BudgetTitle: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        case budget, account

        package var words: String {
            switch self {
            case .budget: "预算"
            case .account: "决算"
            }
        }
    }

    package let year: Int
    package let kind: Kind

    /// Nil for a title that names no year, or neither.
    package init?(_ title: String) {
        guard let kind = title.contains("决算") ? Kind.account : title.contains("预算") ? Kind.budget : nil else { return nil }
        guard let year = BudgetTitle.year(in: title) else { return nil }
        self.year = year
        self.kind = kind
    }

    /// Four digits before 年 or 年度, from 1949 on.
    private static func year(in title: String) -> Int? {
        let characters = Array(title)
        for (place, character) in characters.enumerated() where character == "年" && place >= 4 {
            let digits = String(characters[(place - 4)..<place])
            if digits.utf8.count == 4, let year = Int(digits), (1949...2200).contains(year) { return year }
        }
        return nil
    }
}
