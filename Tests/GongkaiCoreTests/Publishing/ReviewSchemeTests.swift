import Testing

@testable import GongkaiCore

@Suite("Review schemes")
struct ReviewSchemeTests {
    @Test("The shipped schemes can be used", arguments: ReviewScheme.shipped)
    func shipped(scheme: ReviewScheme) {
        #expect(scheme.faults == [])
        #expect(scheme.steps.first?.scope == .author)
    }

    @Test("A scheme needs another person and a secrecy review that is not the author's")
    func faults() {
        let own = ReviewStep(name: "自审", scope: .author, permission: .writeArticles, isSecrecy: true)
        let scheme = ReviewScheme(code: "x", name: "随意", steps: [own])
        #expect(scheme.faults.count == 2)
        #expect(ReviewScheme(code: "x", name: "", steps: []).faults.count == 3)
        let late = ReviewScheme(
            code: "x", name: "倒置",
            steps: [
                ReviewStep(name: "审", scope: .unit, permission: .reviewSecrecy, isSecrecy: true),
                ReviewStep(name: "自审", scope: .author, permission: .writeArticles, isSecrecy: false),
            ])
        #expect(late.faults == ["“自审”由编写人自己作出，只能是第一步。"])
    }

    @Test("Seven steps are passed one after the other")
    func manySteps() {
        let steps = (1...7).map { ReviewStep(name: "第\($0)审", scope: .unit, permission: .reviewArticles, isSecrecy: $0 == 7) }
        let scheme = ReviewScheme(code: "x", name: "七审", steps: steps)
        var reviews: [ReviewRecord] = []
        for step in 0..<7 {
            let progress = ReviewProgress(scheme: scheme, reviews: reviews, contentHash: "h", submittedAt: Instant(milliseconds: 0))
            #expect(progress.nextStep == step && progress.missing.count == 7 - step && progress.secrecy == nil)
            reviews.append(
                ReviewRecord(
                    contentHash: "h", step: step, reviewer: OfficerID(value: Int64(step)), reviewerName: "", decision: .approved,
                    secrecy: step == 6 ? .partlyOpen : nil, at: Instant(milliseconds: 1)))
        }
        let done = ReviewProgress(scheme: scheme, reviews: reviews, contentHash: "h", submittedAt: Instant(milliseconds: 0))
        #expect(done.nextStep == nil && done.secrecy == .partlyOpen)
    }
}
