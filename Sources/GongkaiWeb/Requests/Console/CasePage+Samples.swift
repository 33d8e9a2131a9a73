import GongkaiCore
import GongkaiStore

extension CasePage {
    static let samples: [CasePage] = {
        let explanation = CasePage.sampleClock
        let full = Content(
            heading: "老旧小区改造计划", number: "ZX11-20260003", state: "办理中", due: "2026年3月27日",
            words: DueWords(
                isOpen: true, receivedOn: "2026-02-27", dueOn: "2026-03-27", isPaused: false, answerBy: nil, isProvisional: false,
                closedOn: nil, today: "2026-03-02", .published),
            facts: [CaseFact(label: "收到", value: "2026-02-27")], applicant: [CaseFact(label: "姓名", value: "张*")], identityHref: "/i",
            items: [Item(text: "2025年计划", index: "A1"), Item(text: "名单", index: nil)], wishes: [CaseFact(label: "提供方式", value: "纸面")],
            files: [File(name: "a.pdf", href: "/f", size: "1 KB", with: "随申请提交")],
            lookalikes: [Lookalike(number: "ZX11-20260001", href: "/l", words: "内容相同")],
            clock: explanation.map { ClockView($0, today: "2026-03-02") }, noClock: "",
            unissued: [Paper(name: "补正告知书", href: "/p", words: "可以发出")], tasks: .sample,
            branches: [
                Branch(party: "某公司", role: "第三方", state: "等待答复", tone: "warning", facts: [CaseFact(label: "截止", value: "2026-03-20")])
            ],
            papers: [Paper(name: "补正告知书", href: "/p", words: "可以发出")],
            redactionsHref: "/r", given: [Given(name: "名单.pdf", words: "2 页", grounds: ["依据第十五条（个人隐私）遮盖 3 处"])],
            publication: Publication(words: "可以公开。", href: "/c", label: "公开答复"),
            notes: .sample,
            history: [
                CaseHistory.Entry(
                    what: "登记分办", who: "周敏", when: "2026-03-01 09:00", day: "2026-02-27", state: "办理中", clock: "期限起算", reason: "理由",
                    changes: [CaseHistory.Change(label: "承办单位", value: "区住建局", before: "区政府")], hasChanges: true, isMistake: true)
            ])
        var bare = full
        (bare.clock, bare.noClock, bare.tasks, bare.files, bare.lookalikes) = (nil, "还没有起算。", .bareSample, [], [])
        (bare.redactionsHref, bare.given, bare.unissued) = (nil, [], [])
        (bare.branches, bare.papers, bare.notes, bare.due, bare.identityHref) = ([], [], .bareSample, nil, nil)
        bare.publication = Publication(words: "从2026年4月1日起可以公开。", href: nil, label: "")
        return [CasePage(full), CasePage(bare)]
    }()

    /// With a supplement that was told too late, so that every part of the explanation is there.
    static var sampleClock: ClockExplanation? {
        var facts = RequestFacts(Receipt(.inPerson, arrived: "2026-01-05"))
        facts.restarts = [ClockFacts.Restart(.supplement, asked: "2026-01-30", answered: "2026-02-02")]
        return (try? RequestClock(facts))?.reading.explanation(on: "2026-02-10")
    }
}
