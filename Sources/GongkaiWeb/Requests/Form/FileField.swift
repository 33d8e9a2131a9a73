import GongkaiStore
import Hummingbird

/// The field for files that come with a form: what may be sent, how much, and what was wrong with the last try.
struct FileField: Sendable {
    /// On whose page it stands.
    enum Place: Sendable {
        case applicant, officer
    }

    struct Pieces: Sendable {
        let address: String
        /// Bytes from which on a file goes in pieces, and bytes of one at the most.
        let smallest: String
        let most: String
    }

    struct Uploaded: Sendable {
        let key: String
        let name: String
        let size: String
    }

    let name: String
    let label: String
    let isOptional: Bool
    /// The name of the boxes for what came before.
    let keys: String
    let hint: String
    let accepts: String
    let mostBytes: String
    let mostFiles: String
    /// Where larger files go in pieces, and how large one may be; nil where they do not.
    let pieces: Pieces?
    /// What came in pieces before.
    let uploaded: [Uploaded]
    let hasUploaded: Bool
    let error: String?
    var mistakes: [Mistake] { error.map { [Mistake(field: name, $0)] } ?? [] }

    /// - Parameter largest: bytes of a file that comes in pieces; nil where none do.
    init(
        _ name: String = RequestFiles.field, label: String = "附件", isOptional: Bool = true, keys: String = "uploaded",
        wanted: String = "", error: String?, on place: Place, largest: Int? = nil, most: Int = RequestStore.mostFiles,
        uploaded: [(key: String, upload: RequestUpload)] = []
    ) {
        (self.name, self.label, self.isOptional, self.keys) = (name, label, isOptional, keys)
        hint = wanted + (name == RequestFiles.field ? RequestFiles.hint : "") + (place == .officer ? "附件加密保存，打开会留下记录。" : "")
        accepts = RequestFiles.accepts
        mostBytes = "\(Request.uploadLimit)"
        mostFiles = "\(most)"
        pieces = largest.map {
            Pieces(
                address: (place == .officer ? Route.officerUploads : .requestUploads).path().text, smallest: "\(RequestUploads.smallest)",
                most: "\($0)")
        }
        self.uploaded = uploaded.map { Uploaded(key: $0.key, name: $0.upload.name, size: FileSize.words($0.upload.size)) }
        hasUploaded = !uploaded.isEmpty
        self.error = error
    }

    /// Of a page's sample, with everything there is.
    init(sample error: String?) {
        (name, label, isOptional, keys) = ("files", "附件", error != nil, "uploaded")
        (hint, accepts, mostBytes, mostFiles, self.error) = ("最多10个", ".pdf", "1", "10", error)
        pieces = error == nil ? nil : Pieces(address: "/request/uploads", smallest: "1", most: "2")
        uploaded = [Uploaded(key: "0123", name: "身份证.jpg", size: "12 MB")]
        hasUploaded = true
    }
}
