import GongkaiCore
import GongkaiStore

/// One request: what it is, until when, what can be done now, and what was done.
struct CasePage: Page {
    /// A step that can be taken, or why it cannot.
    struct Button: Sendable {
        let words: String
        /// Empty where it is closed.
        let href: String
        let isMain: Bool
        /// Whom it answers, where several were asked.
        let about: String?
        /// What it does, or why it cannot be done.
        let notes: [String]
        let isClosed: Bool
        /// The last day for it.
        let until: String?
    }

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

    struct Note: Sendable {
        let who: String
        let when: String
        let text: String
    }

    /// How it stands with publishing the reply.
    struct Publication: Sendable {
        let words: String
        let href: String?
        let label: String
    }

    struct NoteForm: Sendable {
        let action: String
        let token: String
        let rows: [FormRow]
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
    let buttons: [Button]
    let hasButtons: Bool
    /// What can be done but seldom is, and what cannot be done now: folded.
    let more: [Button]
    let hasMore: Bool
    let moreWords: String
    let closed: [Button]
    let hasClosed: Bool
    /// Steps that wait for others, so that everybody knows for whom.
    let others: [CaseFact]
    let hasOthers: Bool
    let noButtons: String
    let branches: [Branch]
    let hasBranches: Bool
    let papers: [Paper]
    let hasPapers: Bool
    let redactionsHref: String?
    let given: [Given]
    let hasGiven: Bool
    let publication: Publication?
    let notes: [Note]
    let hasNotes: Bool
    let noteForm: NoteForm
    let history: [CaseHistory.Entry]
    var mistakes: [Mistake] { noteForm.rows.mistakes }

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
        var buttons: [Button]
        var others: [CaseFact]
        var branches: [Branch]
        var papers: [Paper]
        var redactionsHref: String?
        var given: [Given]
        var publication: Publication?
        var notes: [Note]
        var noteForm: NoteForm
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
        let open = content.buttons.filter { !$0.isClosed }
        // Without any that usually come next, all are shown.
        let isUsual = open.contains { $0.isMain || $0.until != nil }
        buttons = isUsual ? open.filter { $0.isMain || $0.until != nil } : open
        hasButtons = !buttons.isEmpty
        more = isUsual ? open.filter { !$0.isMain && $0.until == nil } : []
        hasMore = !more.isEmpty
        moreWords = "其他可以办理的（\(more.count)）"
        closed = content.buttons.filter(\.isClosed)
        hasClosed = !closed.isEmpty
        others = content.others
        hasOthers = !others.isEmpty
        noButtons = hasOthers ? "现在没有要您办理的步骤，等待其他人办理。" : "这件申请已经结束，没有要办理的步骤。"
        branches = content.branches
        hasBranches = !branches.isEmpty
        papers = content.papers
        hasPapers = !papers.isEmpty
        redactionsHref = content.redactionsHref
        given = content.given
        hasGiven = !given.isEmpty
        publication = content.publication
        notes = content.notes
        hasNotes = !notes.isEmpty
        noteForm = content.noteForm
        history = content.history
    }

    static func noteForm(_ id: MatterID, text: String = "", error: String? = nil, token: String) -> NoteForm {
        NoteForm(
            action: Route.requestNotes.path("\(id.value)").text, token: token,
            rows: [
                .area(
                    "note", "写一条备注", text, hint: "只有办理这件申请的同事能看到，申请人看不到。写下后不能修改。", error: error,
                    longest: MatterStore.longestNote)
            ])
    }
}
