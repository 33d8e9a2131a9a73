import Testing

@testable import GongkaiCore

@Suite("What an exit may show")
struct VisibilityTests {
    let hour = Instant("2026-03-09", hour: 0, minute: 30)
    private func live(_ change: (inout VisibilityFacts) -> Void = { _ in }) -> VisibilityFacts {
        var facts = VisibilityFacts(state: .live, publishAt: hour, secrecyPermits: true)
        change(&facts)
        return facts
    }

    @Test("An embargo ends at the instant, in the first hour of a Shanghai day too")
    func embargo() {
        #expect(Visibility.of(live(), at: hour.adding(seconds: -1)) == .hidden)
        #expect(Visibility.of(live(), at: hour) == .shown)
    }

    @Test("Nothing shows without a secrecy review that permits it, not even a tombstone", arguments: ArticleState.allCases)
    func secrecy(state: ArticleState) {
        let facts = live {
            $0.state = state
            $0.secrecyPermits = false
            $0.withdrawnOn = "2026-03-10"
            $0.withdrawalReason = "涉密"
            $0.noticeEndsOn = "2026-03-01"
        }
        #expect(Visibility.of(facts, at: Instant("2026-04-01")) == .hidden)
    }

    @Test("A withdrawn item leaves its public reason and the day")
    func withdrawn() {
        let facts = live {
            $0.state = .withdrawn
            $0.withdrawnOn = "2026-03-10"
            $0.withdrawalReason = "内容有误，已重新发布"
        }
        #expect(Visibility.of(facts, at: Instant("2026-04-01")) == .tombstone(reason: "内容有误，已重新发布", since: "2026-03-10"))
    }

    @Test("At its end it is gone, or leaves a notice, whether or not the nightly job has run", arguments: [ArticleState.live, .expired])
    func expired(state: ArticleState) {
        let end = Instant("2026-04-01")
        var facts = live {
            $0.state = state
            $0.expireAt = end
        }
        #expect(Visibility.of(facts, at: end) == .hidden)
        facts.expiresWithNotice = true
        #expect(Visibility.of(facts, at: end) == .tombstone(reason: "已到期下线", since: "2026-04-01"))
        if state == .live { #expect(Visibility.of(facts, at: end.adding(seconds: -1)) == .shown) }
    }

    @Test("A list of persons shows through the last second of its notice period")
    func notice() {
        let last = NoticePeriod.lastDay(publishedOn: "2026-03-09", calendar: .published)
        #expect(last == "2026-03-18")
        let facts = live { $0.noticeEndsOn = last }
        #expect(Visibility.of(facts, at: Instant(last, hour: 23, minute: 59, second: 59)) == .shown)
        #expect(Visibility.of(facts, at: Instant("2026-03-19")) == .tombstone(reason: "公示期已满", since: "2026-03-19"))
    }

    @Test("Of an unpublished article and a closed site nothing shows; staff see all")
    func hidden() {
        #expect(Visibility.of(live { $0.state = .unpublished }, at: hour) == .hidden)
        #expect(Visibility.of(live { $0.isInClosedPlace = true }, at: hour) == .hidden)
        #expect(Visibility.of(VisibilityFacts(state: .unpublished, publishAt: nil, secrecyPermits: false), at: hour) == .hidden)
        #expect(
            Visibility.of(VisibilityFacts(state: .unpublished, publishAt: nil, secrecyPermits: false), at: hour, viewer: .staff) == .shown)
    }
}
