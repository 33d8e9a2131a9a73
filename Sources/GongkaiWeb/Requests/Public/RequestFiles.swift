import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// The files that come with an application or with a later step: looked through as the files of articles are.
struct RequestFiles {
    /// Why a file is not taken in.
    struct Refused: Error {
        let words: String
    }

    let work: HeavyWork
    /// What was not handed in because of a refusal.
    var what = "申请"

    static let field = "files"
    static let accepts = AttachmentType.allCases.flatMap(\.endings).map { ".\($0)" }.joined(separator: ",")
    static let hint =
        "一次可以选几个，最多\(RequestStore.mostFiles)个，合起来不超过\(Request.uploadLimit / 1_048_576) MB。"
        + AttachmentRefusal.allowed

    /// All of them, or a sentence on each that is not taken in.
    func read(_ form: SubmittedForm) async throws -> [NewFile] {
        let uploads = form.files.filter { $0.name == Self.field && !($0.file.name.isEmpty && $0.file.bytes.isEmpty) }.map(\.file)
        if uploads.count > RequestStore.mostFiles {
            throw Refused(words: MatterAccessRefusal.tooManyFiles(most: RequestStore.mostFiles).words)
        }
        var files: [NewFile] = [], refused: [String] = []
        for upload in uploads {
            do {
                files.append(
                    try await work.run { try await OffPool.run { try NewFile(Attachment(upload.bytes, name: upload.name, words: .empty)) } }
                )
            } catch let refusal as AttachmentRefusal {
                refused.append("“\(upload.name)”：\(refusal.words)")
            }
        }
        guard refused.isEmpty else {
            throw Refused(words: refused.joined(separator: " ") + " \(what)还没有提交，填写的文字都在。请重新选择全部附件。")
        }
        return files
    }
}
