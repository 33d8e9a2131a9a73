import GongkaiCore
import GongkaiStore

/// An earlier case that somebody has to look at.
struct EarlierCase: Sendable {
    let label: String
    let href: String

    init?(_ material: ReusedMaterial, _ known: [String: MatterID]) {
        guard let number = material.source, let id = known[number] else { return nil }
        label = "打开办件\(number)"
        href = Route.serviceCase.path("\(id.value)").text
    }

    private init(sample: Void) { (label, href) = ("打开办件ZX12-BJ-202500009", "/c") }
    static let sample = EarlierCase(sample: ())
}

/// One approval case: what it is, until when, what can be done now, and what was done.
struct ServiceCasePage: Page {
    struct Material: Sendable {
        let name: String
        let kind: String
        let state: String
        let tone: String
        /// The earlier case it may come from.
        var source: EarlierCase?

        static let missing = "缺"
    }

    /// A part of the way, done by one unit.
    struct Step: Sendable {
        let name: String
        let unit: String
        let days: String
        let after: String
        let state: String
        let tone: String
        /// From when to when at the latest; nil before it begins.
        let span: String?
        let opinion: String?
    }

    struct BillLine: Sendable {
        let name: String
        let unit: String
        let basis: String
        let standard: String
        let amount: String
        let note: String?
    }

    struct Bill: Sendable {
        let lines: [BillLine]
        let total: String
        let waived: String?
        let paid: String
        let due: String
        let isPaid: Bool
    }

    static let template = "cases/case"
    let title: String
    var breadcrumb: [Crumb] { [.console, .cases] }
    let heading: String
    let state: String
    let dueHeading: String
    let due: String?
    let left: String
    let tone: String
    let promise: String?
    let tasks: MatterTasks
    let guideHref: String?
    let facts: [CaseFact]
    let applicant: [CaseFact]
    let identityHref: String?
    let materials: [Material]
    let hasMaterials: Bool
    let materialWords: String
    let steps: [Step]
    let hasSteps: Bool
    let pathWords: String?
    let cards: [CaseCard]
    let hasCards: Bool
    let branches: [CasePage.Branch]
    let hasBranches: Bool
    let bill: Bill?
    let filled: FilledSection?
    let ratings: [CaseFact]
    let hasRatings: Bool
    let files: [CasePage.File]
    let hasFiles: Bool
    let clock: ClockView?
    let noClock: String
    let limits: [ClockView.Step]
    let hasLimits: Bool
    let papers: [CasePage.Paper]
    let hasPapers: Bool
    /// Nil for whoever only looks on.
    let notes: MatterNotes?
    let history: [CaseHistory.Entry]
    var mistakes: [Mistake] { notes?.form?.rows.mistakes ?? [] }

    /// What the page shows, gathered by the console.
    struct Content: Sendable {
        var heading: String
        var number: String
        var state: String
        var dueHeading: String
        var due: String?
        var words: DueWords
        var promise: String?
        var tasks: MatterTasks
        var guideHref: String?
        var facts: [CaseFact]
        var applicant: [CaseFact]
        var identityHref: String?
        var materials: [Material]
        var steps: [Step]
        var pathWords: String?
        var cards: [CaseCard]
        var branches: [CasePage.Branch]
        var bill: Bill?
        var filled: FilledSection?
        var ratings: [CaseFact]
        var files: [CasePage.File]
        var clock: ClockView?
        var noClock: String
        var limits: [ClockView.Step]
        var papers: [CasePage.Paper]
        var notes: MatterNotes?
        var history: [CaseHistory.Entry]
    }

    init(_ content: Content) {
        title = content.number
        heading = content.heading
        state = content.state
        dueHeading = content.dueHeading
        due = content.due
        left = content.words.text
        tone = content.words.tone
        promise = content.promise
        tasks = content.tasks
        guideHref = content.guideHref
        facts = content.facts
        applicant = content.applicant
        identityHref = content.identityHref
        materials = content.materials
        hasMaterials = !materials.isEmpty
        let missing = materials.filter { $0.state == Material.missing }.map { "“\($0.name)”" }
        let late = materials.filter { $0.tone == "error" && $0.state != Material.missing }.map { "“\($0.name)”" }
        let lacks = [
            missing.isEmpty ? nil : "还缺\(missing.count)件：\(missing.joined(separator: "、"))",
            late.isEmpty ? nil : "逾期没有补交\(late.count)件：\(late.joined(separator: "、"))",
        ].compactMap(\.self)
        materialWords = lacks.isEmpty ? "必需的材料齐全，或者已经承诺补交、等待核对。" : lacks.joined(separator: "；") + "。"
        steps = content.steps
        hasSteps = !steps.isEmpty
        pathWords = content.pathWords
        cards = content.cards
        hasCards = !cards.isEmpty
        branches = content.branches
        hasBranches = !branches.isEmpty
        bill = content.bill
        filled = content.filled
        ratings = content.ratings
        hasRatings = !ratings.isEmpty
        files = content.files
        hasFiles = !files.isEmpty
        clock = content.clock
        noClock = content.noClock
        limits = content.limits
        hasLimits = !limits.isEmpty
        papers = content.papers
        hasPapers = !papers.isEmpty
        notes = content.notes
        history = content.history
    }

    static let samples: [ServiceCasePage] = {
        let words = DueWords(
            isOpen: true, receivedOn: "2026-02-27", dueOn: "2026-03-27", isPaused: false, answerBy: nil, isProvisional: false,
            closedOn: nil,
            today: "2026-03-02", .published)
        let full = Content(
            heading: "门店招牌设置许可", number: "ZX12-BJ-202600003", state: "已受理", dueHeading: "作出决定的法定期限", due: "2026年3月27日", words: words,
            promise: "承诺2026年3月6日前作出决定", tasks: .sample, guideHref: "/g", facts: [CaseFact(label: "收件日期", value: "2026-02-27")],
            applicant: [CaseFact(label: "申请人", value: "张*")],
            identityHref: "/i", materials: [Material(name: "申请书", kind: "必需", state: "缺", tone: "error", source: .sample)],
            steps: [
                Step(
                    name: "初审", unit: "区城管局", days: "3个工作日", after: "受理后开始", state: "同意", tone: "done",
                    span: "2026-03-02开始，最晚2026-03-05", opinion: "属实")
            ], pathWords: "全程最长路径5个工作日。", cards: [.sample],
            branches: [
                .init(party: "检验", role: "特别程序", state: "进行中", tone: "warning", facts: [CaseFact(label: "开始", value: "2026-03-02")])
            ],
            bill: Bill(
                lines: [BillLine(name: "工本费", unit: "区城管局", basis: "湘价费〔2012〕1号", standard: "10元", amount: "10", note: "已减免5元")],
                total: "10",
                waived: "5", paid: "0", due: "5", isPaid: false),
            filled: .sample, ratings: [CaseFact(label: "受理", value: "不满意")],
            files: [.init(name: "a.pdf", href: "/f", size: "1 KB", with: "随申请提交")],
            clock: CasePage.sampleClock.map { ClockView($0, today: "2026-03-02") }, noClock: "",
            limits: [.init(name: "签收期限", due: "2026-03-03", article: "一窗式受理办法", isOver: true)],
            papers: [.init(name: "受理通知书", href: "/p", words: "2026-03-02")], notes: .sample,
            history: CasePage.samples[0].history)
        var bare = full
        (bare.due, bare.promise, bare.tasks, bare.guideHref, bare.identityHref) = (nil, nil, .bareSample, nil, nil)
        (bare.materials, bare.steps, bare.pathWords, bare.branches, bare.bill, bare.ratings, bare.filled) = ([], [], nil, [], nil, [], nil)
        bare.cards = []
        (bare.files, bare.clock, bare.noClock, bare.limits, bare.papers, bare.notes) = ([], nil, "还没有起算。", [], [], nil)
        return [ServiceCasePage(full), ServiceCasePage(bare)]
    }()
}
