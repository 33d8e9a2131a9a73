import GongkaiCore

/// Looks at the texts of the best candidates, in their order, until a page is full.
struct SearchJudge {
    /// An item that holds what is asked for, and where.
    struct Accepted: Sendable {
        let item: JudgedItem
        let level: SearchRank.Level
    }

    private let tx: Transaction
    private let plan: SearchPlan
    private let request: SearchRequest
    private let now: Instant
    /// The next last.
    private var waiting: [SearchScan.Candidate]
    private let bound: SearchScan.Candidate?
    /// Those among them whose texts were looked at.
    private var judged: [SearchScan.Candidate: Accepted] = [:]
    private(set) var accepted: [Accepted] = []
    private(set) var rejected = 0
    private var seen: Set<Int64> = []

    var isAtEnd: Bool { waiting.isEmpty }

    init(_ tx: Transaction, _ plan: SearchPlan, _ scan: SearchScan, _ request: SearchRequest, _ now: Instant) {
        (self.tx, self.plan, self.request, self.now) = (tx, plan, request, now)
        waiting = scan.best
        bound = scan.bound
    }

    /// False when more candidates are needed to be sure of the order.
    mutating func run(_ needed: Int) throws -> Bool {
        while accepted.count < needed, let next = waiting.last {
            guard let found = judged[next] else {
                try judgeNext()
                continue
            }
            // Those that were let go stand behind `bound`, and may stand before this one.
            if let bound, bound.stands(before: next) { return false }
            judged[waiting.removeLast()] = nil
            accepted.append(found)
        }
        return accepted.count >= needed || bound == nil
    }

    /// Judges the next few and puts each where it belongs.
    private mutating func judgeNext() throws {
        var some: [SearchScan.Candidate] = []
        while some.count < SearchStore.batch, let next = waiting.last, judged[next] == nil { some.append(waiting.removeLast()) }
        let items = try tx.judgedItems(some.map(\.article), site: request.site, at: now)
        for var candidate in some {
            guard seen.insert(candidate.article).inserted, let item = items[candidate.article], let level = plan.level(in: item.item) else {
                rejected += 1
                continue
            }
            if request.order == .relevance { candidate.lower(to: level) }
            judged[candidate] = Accepted(item: item, level: level)
            let place = waiting.lastIndex { !$0.stands(before: candidate) }.map { $0 + 1 } ?? 0
            waiting.insert(candidate, at: place)
        }
    }
}
