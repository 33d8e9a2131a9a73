import Foundation
import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// The files of a version: adding, naming, ordering and removing them, for as long as the version may be edited.
struct FileConsole {
    let site: Site
    let articles: ArticleStore
    let files: FileStore
    let gate: FileGate

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.versionFiles, use: show)
            .post(.versionFiles, use: add)
            .post(.versionFileList, use: arrange)
    }

    /// A file that was not taken in.
    struct Refused: Sendable, Equatable, Encodable {
        let name: String
        let words: String
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let place = try place(context)
        return site.show(try await page(place, context), request, context)
    }

    @Sendable func add(_ request: Request, _ context: StaffContext) async throws -> Response {
        let place = try place(context)
        // Only the editor asks for the answer in this form: what it sends is meant for the text.
        let isJSON = request.headers[.accept]?.contains("application/json") == true
        let uploads = context.form.files.filter { !($0.file.name.isEmpty && $0.file.bytes.isEmpty) }.map(\.file)
        // Before anything is looked through: who may not save need not wait for that.
        try await requireSaving(place, context)
        var revision = context.form["revision"].flatMap { Int($0) }
        var added: [ArticleContent.File] = [], refused: [Refused] = []
        if uploads.isEmpty { refused.append(Refused(name: "", words: "请先选择要添加的文件。")) }
        for upload in uploads {
            do {
                // The words of the list are looked for by the store, with the list of the day.
                let file = try await site.fileWork.run {
                    try await OffPool.run { try NewFile(Attachment(upload.bytes, name: upload.name, words: .empty)) }
                }
                let outcome = try await inWords {
                    try await files.attach(
                        [file], to: place.article, version: place.number, expecting: revision, forText: isJSON, by: context.officer,
                        from: context.visitor.address, at: site.now())
                }
                if revision != nil { revision = outcome.revision }
                added.append(ArticleContent.File(name: file.name, sha256: file.sha256))
            } catch let refusal as AttachmentRefusal {
                refused.append(Refused(name: upload.name, words: refusal.words))
            } catch let refusal as FileRefusal {
                refused.append(Refused(name: upload.name, words: refusal.words))
            }
        }
        if isJSON { return try await json(added, refused, revision) }
        if refused.isEmpty { return site.lead(to: place.path, saying: .filesAdded) }
        let notices = added.isEmpty ? [] : [Notice(.done, "已添加：\(added.map(\.name).joined(separator: "、"))。")]
        return site.show(
            try await page(place, context, refused: refused), request, context, status: .unprocessableContent, notices: notices)
    }

    @Sendable func arrange(_ request: Request, _ context: StaffContext) async throws -> Response {
        let place = try place(context)
        try await requireSaving(place, context)
        let form = context.form
        let version = try await version(place, context)
        guard let revision = form["revision"].flatMap({ Int($0) }) else { throw SiteError.malformed("表单没有完整到达。请返回上一页重新提交。") }
        let known = try await files.files(version.content.files.map(\.sha256))
        var kept: [(order: Int, position: Int, file: ArticleContent.File)] = [], refused: [Refused] = []
        for (position, file) in version.content.files.enumerated() where form["remove-\(file.sha256)"] == nil {
            let order = form["order-\(file.sha256)"].flatMap { Int($0) } ?? position + 1
            var name = form["name-\(file.sha256)"] ?? file.name
            if name != file.name, let type = known[file.sha256].flatMap({ AttachmentType(mediaType: $0.mediaType) }) {
                do throws(AttachmentRefusal) {
                    name = try AttachmentName.cleaned(name, for: type)
                } catch {
                    refused.append(Refused(name: name, words: error.words))
                }
            }
            kept.append((order, position, ArticleContent.File(name: name, sha256: file.sha256)))
        }
        kept.sort { ($0.order, $0.position) < ($1.order, $1.position) }
        if refused.isEmpty {
            do {
                let list = kept.map(\.file)
                try await inWords {
                    try await files.arrange(
                        list, of: place.article, version: place.number, expecting: revision, by: context.officer,
                        from: context.visitor.address, at: site.now())
                }
                return site.lead(to: place.path, saying: .filesArranged)
            } catch let refusal as FileRefusal {
                refused.append(Refused(name: "", words: refusal.words))
            }
        }
        return site.show(try await page(place, context, refused: refused), request, context, status: .unprocessableContent)
    }

    // MARK: Parts

    private struct Place {
        let article: ArticleID
        let number: Int

        var path: Path { Route.versionFiles.path("\(article.value)", "\(number)") }
    }

    private func place(_ context: StaffContext) throws -> Place {
        try context.require(.readArticles)
        guard let article = Int64(try context.parameters.require("article")), let number = Int(try context.parameters.require("n")) else {
            throw SiteError.notFound(ArticleRefusal.notFound.words)
        }
        return Place(article: ArticleID(value: article), number: number)
    }

    private func version(_ place: Place, _ context: StaffContext) async throws -> VersionPage {
        try await inWords { try await articles.version(place.article, place.number, for: context.officer, at: site.now()) }
    }

    private func requireSaving(_ place: Place, _ context: StaffContext) async throws {
        let version = try await version(place, context)
        if version.line.actions.contains(.save) { return }
        throw SiteError.conflict(VersionFilesPage.whyClosed(version.line.state, context.officer))
    }

    private func page(_ place: Place, _ context: StaffContext, refused: [Refused] = []) async throws -> VersionFilesPage {
        let version = try await version(place, context)
        let list = version.content.files
        let hits = try await gate.hits(of: list)
        return VersionFilesPage(
            version, known: try await files.files(list.map(\.sha256)), hits: hits, officer: context.officer,
            limit: site.configuration.largestUpload, refused: refused)
    }

    private func json(_ added: [ArticleContent.File], _ refused: [Refused], _ revision: Int?) async throws -> Response {
        struct Added: Encodable {
            /// For the text: of a wide picture the form that fits a page.
            let address: String
            let name: String
            let width: Int?
            let height: Int?
        }
        struct Answer: Encodable {
            let files: [Added]
            let refused: [Refused]
            let revision: Int?
        }
        let known = try await files.files(added.map(\.sha256))
        let answer = Answer(
            files: added.map { file in
                let picture = known[file.sha256]?.thumbnail(960, name: file.name)
                return Added(
                    address: (picture?.path ?? Route.file.path(file.sha256, file.name)).text, name: file.name,
                    width: picture?.size.width, height: picture?.size.height)
            }, refused: refused, revision: revision)
        return Response(
            status: added.isEmpty ? .unprocessableContent : .ok, headers: [.contentType: "application/json; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try JSONEncoder().encode(answer))))
    }

    /// What the rules refuse, as the page says it.
    @discardableResult
    private func inWords<Value>(_ work: () async throws -> Value) async throws -> Value {
        do {
            return try await work()
        } catch ArticleRefusal.notFound {
            throw SiteError.notFound(ArticleRefusal.notFound.words)
        } catch let refusal as ArticleRefusal {
            throw SiteError.conflict(refusal.words)
        } catch let refusal as PublishingRefusal {
            throw SiteError.conflict(refusal.words)
        }
    }
}

extension NewFile {
    init(_ file: Attachment) {
        self.init(
            name: file.name, mediaType: file.mediaType, bytes: file.bytes, plainText: file.text, textNote: file.textNote,
            width: file.size?.width, height: file.size?.height,
            thumbnails: file.thumbnails.map { Thumbnail(width: $0.width, mediaType: $0.mediaType, bytes: $0.bytes) }, hits: file.hits,
            passages: file.passages)
    }
}

extension FileRefusal: RefusedInWords {}
