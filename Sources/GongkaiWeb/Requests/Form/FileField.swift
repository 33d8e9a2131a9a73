import GongkaiStore
import Hummingbird

/// The field for files that come with a form: what may be sent, how much, and what was wrong with the last try.
struct FileField: Sendable {
    /// What keeps the words of the form when too much is sent and no script is there to stop it.
    enum Keeping: Sendable {
        case draft, copy, step
    }

    let hint: String
    let accepts: String
    let mostBytes: String
    let mostFiles: String
    let error: String?
    var mistakes: [Mistake] { error.map { [Mistake(field: RequestFiles.field, $0)] } ?? [] }

    init(wanted: String = "", error: String?, keeps keeping: Keeping) {
        hint = wanted + RequestFiles.hint + FileField.words(keeping)
        accepts = RequestFiles.accepts
        mostBytes = "\(Request.uploadLimit)"
        mostFiles = "\(RequestStore.mostFiles)"
        self.error = error
    }

    private static func words(_ keeping: Keeping) -> String {
        switch keeping {
        case .draft: "附件较大的，请先点“先保存，以后再提交”：超过大小的附件会被退回，草稿能保住填写的文字。"
        case .copy: "附件较大的，请先把文字复制到别处：超过大小的附件会被退回。"
        case .step: "附件加密保存，打开会留下记录。"
        }
    }
}
