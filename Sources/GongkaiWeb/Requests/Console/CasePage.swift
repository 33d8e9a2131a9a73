import GongkaiCore
import GongkaiStore

/// One request: what it is, until when, what can be done now, and what was done.
struct CasePage: Page {
    struct Item: Sendable {
        let text: String
        let index: String?
    }

    struct File: Sendable {
        let name: String
        let href: String
        let size: String
        let with: String
    }

    struct Lookalike: Sendable {
        let number: String
        let href: String
        let words: String
    }

    struct Branch: Sendable {
        let party: String
        let role: String
        let state: String
        let tone: String
        let facts: [CaseFact]
    }

    struct Paper: Sendable {
        let name: String
        let href: String
        let words: String
    }

    /// What goes out with the reply, and how much of it is withheld on which ground.
    struct Given: Sendable {
        let name: String
        let words: String
        let grounds: [String]
    }

    /// How it stands with publishing the reply.
    struct Publication: Sendable {
        let words: String
        let href: String?
        let label: String
    }

    static let template = "desk/case"
    let title: String
    let breadcrumb: [Crumb]
    let heading: String
    let state: String
    let due: String?
    let left: String
    let tone: String
    let facts: [CaseFact]
    let applicant: [CaseFact]
    let identityHref: String?
    let items: [Item]
    let wishes: [CaseFact]
    let files: [File]
    let hasFiles: Bool
    let lookalikes: [Lookalike]
    let hasLookalikes: Bool
    let clock: ClockView?
    let noClock: String
    /// Papers that could have gone out and did not: what to do next.
    let unissued: [Paper]
    let hasUnissued: Bool
    let unissuedWords: String
    let tasks: MatterTasks
    let branches: [Branch]
    let hasBranches: Bool
    let papers: [Paper]
    let hasPapers: Bool
    let redactionsHref: String?
    let given: [Given]
    let hasGiven: Bool
    let publication: Publication?
    /// Nil for whoever only looks on.
    let notes: MatterNotes?
    let history: [CaseHistory.Entry]
    var mistakes: [Mistake] { notes?.form?.rows.mistakes ?? [] }

    /// What the page shows, gathered by the console.
    struct Content: Sendable {
        var heading: String
        var number: String
        var state: String
        var due: String?
        var words: DueWords
        var facts: [CaseFact]
        var applicant: [CaseFact]
        var identityHref: String?
        var items: [Item]
        var wishes: [CaseFact]
        var files: [File]
        var lookalikes: [Lookalike]
        var clock: ClockView?
        var noClock: String
        var unissued: [Paper]
        /// What does not happen while one of them lies in the file.
        var untold: String?
        var tasks: MatterTasks
        var branches: [Branch]
        var papers: [Paper]
        var redactionsHref: String?
        var given: [Given]
        var publication: Publication?
        var notes: MatterNotes?
        var history: [CaseHistory.Entry]
    }

    init(_ content: Content) {
        title = content.number
        breadcrumb = [.console, .desk]
        heading = content.heading
        state = content.state
        due = content.due
        left = content.words.text
        tone = content.words.tone
        facts = content.facts
        applicant = content.applicant
        identityHref = content.identityHref
        items = content.items
        wishes = content.wishes
        files = content.files
        hasFiles = !files.isEmpty
        lookalikes = content.lookalikes
        hasLookalikes = !lookalikes.isEmpty
        clock = content.clock
        noClock = content.noClock
        unissued = content.unissued
        hasUnissued = !unissued.isEmpty
        unissuedWords = "有\(unissued.count)件文书还没有编号发出，请逐件打开，核对后编号发出\(content.untold.map { "。\($0)" } ?? "")："
        tasks = content.tasks
        branches = content.branches
        hasBranches = !branches.isEmpty
        papers = content.papers
        hasPapers = !papers.isEmpty
        redactionsHref = content.redactionsHref
        given = content.given
        hasGiven = !given.isEmpty
        publication = content.publication
        notes = content.notes
        history = content.history
    }
}
