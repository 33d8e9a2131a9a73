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
        "一次可以选几个，最多\(RequestStore.mostFiles)个，随表单一次上传的合起来不超过\(Request.uploadLimit / 1_048_576) MB。"
        + AttachmentRefusal.allowed

    /// Files that were more than the server takes at once, told on the page that still has the words.
    static func tooLarge(_ what: String) -> String {
        "附件合起来超过了\(Request.uploadLimit / 1_048_576) MB，没有接收。\(what)还没有提交，填写的文字都在。请缩小、拆分或者减少附件，再重新选择。"
    }

    /// Files that came in pieces before the form.
    struct Uploads: Sendable {
        let keys: [String]
        let owner: String?
        let requests: RequestStore
        /// Bytes of one at the most; all of them may be twice as many.
        let largest: Int
        let now: Instant

        /// When the form that brought them is handed in.
        func forget() async {
            guard let owner else { return }
            // What stays behind is swept after a day.
            try? await requests.discardUploads(keys, by: owner, at: now)
        }

        fileprivate func all() async throws -> [(key: String, upload: RequestUpload)] {
            let found = try await RequestFiles.uploaded(keys, owner, requests, at: now)
            if let gone = RequestFiles.gone(keys.count - found.count) { throw Refused(words: gone) }
            let bytes = found.reduce(0) { $0 + $1.upload.size }
            if bytes > 2 * largest {
                throw Refused(words: "分段传的文件合起来有\(FileSize.words(bytes))，一次最多\(FileSize.words(2 * largest))。请去掉几个，以后再补充。")
            }
            return found
        }
    }

    /// That files which came before are not there any more.
    static func gone(_ count: Int) -> String? {
        count > 0 ? "有\(count)个传好的文件已经不在了（只保留\(RequestUpload.days)天，并且只在上传时用的浏览器里）。" : nil
    }

    /// What came in pieces and may go with the form, by the keys that the form carries.
    static func uploaded(
        _ keys: [String], _ owner: String?, _ requests: RequestStore, at now: Instant
    ) async throws -> [(key: String, upload: RequestUpload)] {
        guard let owner else { return [] }
        var found: [(key: String, upload: RequestUpload)] = []
        for key in keys.prefix(RequestStore.mostFiles * 2) where !found.contains(where: { $0.key == key }) {
            do {
                let upload = try await requests.upload(key, by: owner, at: now)
                if upload.isChecked { found.append((key, upload)) }
            } catch UploadRefusal.notFound { continue }
        }
        return found
    }

    /// Looked through, and without the words that were read: nobody searches what is sealed, and they take as much room again.
    static func taken(_ bytes: [UInt8], name: String) throws -> NewFile {
        let attachment = try Attachment(bytes, name: name, words: .empty)
        return NewFile(name: attachment.name, mediaType: attachment.mediaType, bytes: attachment.bytes)
    }

    /// All of them, or a sentence on each that is not taken in.
    func read(_ form: SubmittedForm, bringing pieces: Uploads? = nil) async throws -> [NewFile] {
        let before: [(key: String, upload: RequestUpload)]
        do {
            before = try await pieces?.all() ?? []
        } catch let refusal as Refused {
            throw Refused(words: refusal.words + "\(what)还没有提交，填写的文字都在。请重新选择附件。")
        }
        let uploads = form.files.filter { $0.name == Self.field && !($0.file.name.isEmpty && $0.file.bytes.isEmpty) }.map(\.file)
        if uploads.count + before.count > RequestStore.mostFiles {
            throw Refused(words: MatterAccessRefusal.tooManyFiles(most: RequestStore.mostFiles).words)
        }
        var files: [NewFile] = [], refused: [String] = []
        for upload in uploads {
            do {
                files.append(try await work.run { try await OffPool.run { try Self.taken(upload.bytes, name: upload.name) } })
            } catch let refusal as AttachmentRefusal {
                refused.append("“\(upload.name)”：\(refusal.words)")
            }
        }
        if let pieces, let owner = pieces.owner {
            for (key, upload) in before {
                do {
                    files.append(
                        try await work.run {
                            let bytes = try await pieces.requests.bytes(ofUpload: key, by: owner, at: pieces.now).bytes
                            return try await OffPool.run { try Self.taken(bytes, name: upload.name) }
                        })
                } catch let refusal as AttachmentRefusal {
                    refused.append("“\(upload.name)”：\(refusal.words)")
                }
            }
        }
        guard refused.isEmpty else {
            throw Refused(words: refused.joined(separator: " ") + " \(what)还没有提交，填写的文字都在。请重新选择附件\(before.isEmpty ? "" : "（已经传好的不用再选）")。")
        }
        return files
    }
}
