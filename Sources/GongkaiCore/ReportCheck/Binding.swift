/// Words before a number that tie it to figures of the table.
struct Binding: Sendable {
    /// A reading: the figures that together are the number.
    typealias Reading = [String]

    /// What the words mean.
    let reading: Reading
    /// Ways of saying it: each a list of words that stand in this order before the number, the last close to it.
    let phrases: [[Glyphs]]
    let units: [Glyphs]
    /// Of the rival subjects, the one last named must be among these.
    var subjects: [Glyphs] = []
    /// The paragraph must speak of one of these, up to the number.
    var needs: [Glyphs] = []
    /// The number must be followed by one of these, as in 「收到3件申请」.
    var follow: [Glyphs] = []
    /// None of these between the first word and the number: they speak of a part or of something else.
    var without: [Glyphs] = []
    /// Readings as good as the first.
    var also: [Reading] = []
    /// Readings that are lawful but unclear: a person must decide.
    var other: [Reading] = []
    /// A total is never what stands behind 「其中」.
    var isTotal = false
    /// The year that must be named close to the number: the one before or the one after the report's.
    var year: Neighbour?
    /// One class of a total: the sentence must speak of requests, and a total before it must be theirs.
    var isClass = false
    /// Words like 培训 or 复议 are said of all the body's work: a difference is certain only where the paragraph speaks of disclosure.
    var isSharedWord = false
    /// Whether a difference is certainly an error.
    var isCertain = true
    /// Only when the whole report's body is spoken of: false for what every body has but one of, such as its disclosure office.
    var heedsScope = true
    /// Most scalars between the last word and the number.
    var gap = 6

    enum Neighbour: Sendable { case before, after }

    static let events: [Glyphs] = ["次", "期", "场", "个", "场次"]
    static let cases: [Glyphs] = ["件", "例", "宗", "起", "条", "份", "项", "个", "件次"]
}

extension Binding {
    /// The bindings for the words of a report in this form.
    static func all(for form: String) -> [Binding] {
        switch form {
        case "2014": bindings2014
        case "2019": bindings2019
        default: bindings2021
        }
    }
}
