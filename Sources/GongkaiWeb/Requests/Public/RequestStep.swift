import GongkaiStore

/// Which button of the form was pressed: the value of `do`.
enum RequestStep: Equatable {
    /// One more row for what is asked for.
    case row
    case person, organisation
    /// Back to the form with everything in it.
    case edit
    /// Keep as a draft.
    case save
    /// The form is filled in.
    case next
    /// None of what is published answers it.
    case look
    /// This answers it.
    case answered(ArticleID)
    /// Hand it in.
    case file
    /// Hand it in although one was handed in before.
    case another

    init(_ text: String) {
        switch text {
        case "row": self = .row
        case "person": self = .person
        case "organisation": self = .organisation
        case "edit": self = .edit
        case "save": self = .save
        case "look": self = .look
        case "file": self = .file
        case "another": self = .another
        default:
            let article = text.hasPrefix("answered-") ? Int64(text.dropFirst("answered-".count)) : nil
            self = article.map { .answered(ArticleID(value: $0)) } ?? .next
        }
    }
}

/// A value that a page carries along.
struct HiddenField: Sendable {
    let name: String
    let value: String
}

/// What every form between the pages has: its token and what was filled in so far.
struct Carry: Sendable {
    let action: String
    /// Where what was filled in is forgotten.
    let endAction = Route.requestEnd.path().text
    let token: String
    let fields: [HiddenField]

    init(to path: Path = Route.requestNew.path(), token: String, fields: [HiddenField]) {
        action = path.text
        self.token = token
        self.fields = fields
    }

    static let sample = Carry(token: "t", fields: [HiddenField(name: "name", value: "张小明")])
}
