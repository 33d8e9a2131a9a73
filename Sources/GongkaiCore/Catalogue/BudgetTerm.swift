/// The latest day by which the budget or the account of a year can be expected in public. The list is data.
///
/// > 经本级政府财政部门批复的部门预算、决算及报表，应当在财政部门批复后二十日内由各部门向社会公开。——《预算法》第十四条 (2014)
///
/// The day of approval differs from year to year and is in no register, so the term runs from the latest usual one: the people's congress approves
/// by the end of March, its standing committee the account by the end of the September that follows; twenty days each for reply and publication.
/// Before that day nobody is told to be late. A year before the amended law is read the same way: its account, too, is made when the year is over.
package struct BudgetTerm: Sendable, Equatable, Decodable {
    package let kind: BudgetTitle.Kind
    package let firstYear: Int
    private let yearsAfter: Int
    private let month: Int
    private let day: Int
    package let source: String

    package static let all: [BudgetTerm] = shipped(PackageResources.budget_terms_json, named: "budget-terms.json")

    /// By when the budget or account of a year should be public; nil for a year of which the list says nothing.
    package static func due(_ kind: BudgetTitle.Kind, of year: Int) -> Day? {
        guard let term = all.last(where: { $0.kind == kind && $0.firstYear <= year }) else { return nil }
        return Day(year: year + term.yearsAfter, month: term.month, day: term.day)
    }
}

extension BudgetTitle.Kind: Decodable {}
