import Foundation
import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// Files and their pages: for everybody while an article that carries them is shown, before and after for those who may read a version
/// that does.
struct PublicFiles {
    let site: Site
    let files: FileStore
    private let previews = FilePreviewShelf()

    init(site: Site, files: FileStore) {
        self.site = site
        self.files = files
    }

    func addRoutes(to visitors: RouteGroup<VisitorContext>) {
        visitors
            .get(.file, use: file)
            .get(.fileView, use: view)
    }

    private struct Found {
        let file: StoredFile
        let name: String
        /// Empty for an officer's eyes only.
        let places: [ShownFile.Place]
        let reader: FileReader
    }

    @Sendable func file(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let found = try await find(request, context)
        let answer = FileAnswer(files: files, file: found.file, name: found.name, reader: found.reader)
        let query = try request.queryFields
        if let width = query["width"].flatMap({ Int($0) }), let response = try await answer.thumbnail(width, request) { return response }
        guard let response = try await answer.answer(request, asDownload: query["download"] != nil) else { throw Self.absent }
        return response
    }

    @Sendable func view(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let found = try await find(request, context)
        // One address for one page.
        if try name(request, context) != found.name {
            return Response(status: .found, headers: [.location: Route.fileView.path(found.file.sha256, found.name).text])
        }
        let here = context.here
        let preview = try await preview(of: found)
        let page = FileViewPage(found.file, name: found.name, places: found.places, preview: preview, here: here)
        if let here, !found.places.isEmpty {
            context.claim.keep(
                [.site(here.stored.id.value), .newest(here.stored.id.value)] + found.places.map { .article($0.article.value) })
        }
        var response = site.show(page, request, context)
        response.headers[.contentSecurityPolicy] = SecurityHeaders.policy + "; media-src 'self'; object-src 'self'; frame-src 'self'"
        if found.places.isEmpty { response.headers[.cacheControl] = "private, no-store" }
        return response
    }

    /// Nothing is said of a file that is not shown, not even that there is one.
    private func find(_ request: Request, _ context: VisitorContext) async throws -> Found {
        let sha256 = try context.parameters.require("sha256")
        guard sha256.utf8.count == 64, sha256.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }) else {
            throw Self.absent
        }
        let wanted = try name(request, context)
        let now = site.now()
        if let shown = try await files.shown(sha256, at: now), let first = shown.places.first {
            let name = shown.places.first { $0.name == wanted }?.name ?? first.name
            return Found(file: shown.file, name: name, places: shown.places, reader: .anybody(at: now))
        }
        guard let session = request.cookies[LoginCheck.cookie]?.value,
            let officer = try await site.accounts.officer(session: session, at: now),
            let found = try await files.file(sha256, for: officer)
        else { throw Self.absent }
        return Found(file: found.file, name: found.name, places: [], reader: .officer(officer))
    }

    private func name(_ request: Request, _ context: VisitorContext) throws -> String {
        let raw = try context.parameters.require("name")
        return raw.removingPercentEncoding ?? raw
    }

    private func preview(of found: Found) async throws -> FilePreview {
        let file = found.file
        guard let type = AttachmentType(mediaType: file.mediaType), !type.isShownInline else { return .none }
        if FilePreview.read.contains(type) {
            guard file.size <= FilePreview.largest else { return .tooLarge }
            if let preview = previews[file.sha256] { return preview }
            let preview = try await site.fileViews.run {
                // Whoever waited for a place may find that the one before has read the same file.
                if let preview = previews[file.sha256] { return preview }
                guard let bytes = try await files.bytes(of: file.sha256, for: found.reader) else { throw Self.absent }
                return try await OffPool.run { FilePreview(bytes, type, name: found.name) }
            }
            previews.keep(preview, of: file.sha256)
            return preview
        }
        return FilePreview(text: try await files.text(of: file.sha256, for: found.reader))
    }

    private static let absent = SiteError.notFound("没有这个文件。它可能还没有发布，也可能已经撤下。请从发布它的页面进入。")
}
