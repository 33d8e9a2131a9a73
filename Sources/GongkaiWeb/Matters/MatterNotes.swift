import GongkaiCore
import GongkaiStore

/// What the people who handle a matter write for each other, and the form for one more.
struct MatterNotes: Sendable {
    struct Note: Sendable {
        let who: String
        let when: String
        let text: String
    }

    struct Form: Sendable {
        let action: String
        let token: String
        let rows: [FormRow]
    }

    let notes: [Note]
    let hasNotes: Bool
    /// Nil for whoever only looks on.
    let form: Form?

    /// Nil where there is nothing to read or to write.
    ///
    /// - Parameter typed: what was refused, and why.
    init?(
        _ written: [MatterNote], on id: MatterID, of desk: DeskKind, mayWrite: Bool, typed: (text: String, error: String)? = nil,
        token: String
    ) {
        if written.isEmpty && !mayWrite { return nil }
        let row = FormRow.area(
            "note", "写一条备注", typed?.text ?? "", hint: "只有办理这件\(desk.noun)的同事能看到，申请人看不到。写下后不能修改。", error: typed?.error,
            counted: MatterStore.longestNote)
        self.init(
            written.map { Note(who: $0.officerName, when: String($0.at.text.prefix(16)), text: $0.text) },
            mayWrite ? Form(action: desk.notes.path("\(id.value)").text, token: token, rows: [row]) : nil)
    }

    private init(_ notes: [Note], _ form: Form?) {
        self.notes = notes
        hasNotes = !notes.isEmpty
        self.form = form
    }

    static let sample = MatterNotes(
        [Note(who: "李文静", when: "2026-03-01", text: "已电话联系")], Form(action: "/n", token: "t", rows: FormRow.samples))

    static let bareSample = MatterNotes([], Form(action: "/n", token: "t", rows: FormRow.samples))
}
