import GongkaiStore

/// Leads to the other pages of what was found.
struct SearchPager: Sendable {
    struct Step: Sendable {
        let label: String
        let href: String
        let isHere: Bool
        let relation: String
    }

    let words: String
    let steps: [Step]

    /// Nil where there is one page only.
    init?(_ address: SearchAddress, total: Int, size: Int) {
        let last = min(Pager.lastPage(total: total, size: size), SearchStore.mostPages)
        guard last > 1 else { return nil }
        func step(_ label: String, _ page: Int, relation: String = "") -> Step {
            var there = address
            there.page = page
            return Step(label: label, href: there.path.text, isHere: page == address.page && relation.isEmpty, relation: relation)
        }
        words = "第 \(address.page) 页"
        var steps = address.page > 1 ? [step("上一页", min(address.page - 1, last), relation: "prev")] : []
        let from = max(1, min(address.page - 2, last - 4))
        steps += (from...min(last, from + 4)).map { step("\($0)", $0) }
        if address.page < last { steps.append(step("下一页", address.page + 1, relation: "next")) }
        self.steps = steps
    }

    init(sample: String) {
        words = sample
        steps = [
            Step(label: "1", href: "/search?q=a", isHere: true, relation: ""),
            Step(label: "下一页", href: "/search?q=a&page=2", isHere: false, relation: "next"),
        ]
    }
}
