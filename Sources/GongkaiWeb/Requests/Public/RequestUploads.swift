import Foundation
import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// Files of applicants and of officers that come in pieces, for the script of the page: begin, send pieces, ask how far it is. When the last piece is here the
/// file is looked through as any other; the form then carries its key. Without scripts the form brings its files itself.
struct RequestUploads {
    let site: Site
    let requests: RequestStore
    let fileWork = HeavyWork(places: 1, queue: 8, patience: .seconds(60))

    /// Files larger than this go in pieces.
    static let smallest = 8 * 1_048_576
    /// Says where the next piece begins.
    private static let offset = HTTPFieldName.made("Upload-Offset")

    func addRoutes(to visitors: RouteGroup<VisitorContext>) {
        @Sendable func sender(_ request: Request, _ context: VisitorContext) -> Sender {
            Sender(
                owner: request.uploadOwner, address: site.address(of: request, context), key: context.parameters.get("upload"),
                one: .requestUpload)
        }
        RouteGroup(group: visitors.group.group().add(middleware: JSONFaults()), table: site.routes)
            .post(.requestUploads) { request, context in try await begin(context.form, sender(request, context)) }
            .get(.requestUpload) { request, context in try await show(sender(request, context)) }
            .put(.requestUpload) { request, context in try await add(request, sender(request, context)) }
    }

    /// The same for the files that officers add to a step: theirs as long as they are who they are, in whichever browser.
    func addRoutes(to staff: RouteGroup<StaffContext>) {
        @Sendable func sender(_ context: StaffContext) throws -> Sender {
            // Whoever only reads takes no step that a file could come with.
            let steps: [Permission] = [
                .takeRequests, .reviewRequests, .signRequests, .takeCases, .handleCases, .reviewCases, .signCases,
            ]
            if !steps.contains(where: { context.officer.may($0) }) { try context.require(.handleRequests) }
            // A whole house may have one address: what one person may have on its way is counted for them alone.
            let owner = context.officer.uploadOwner
            return Sender(
                owner: owner, address: owner, key: context.parameters.get("upload"),
                one: .officerUpload)
        }
        RouteGroup(group: staff.group.group().add(middleware: ConsoleJSONFaults()), table: site.routes)
            .post(.officerUploads) { _, context in try await begin(context.form, try sender(context)) }
            .get(.officerUpload) { _, context in try await show(try sender(context)) }
            .put(.officerUpload) { request, context in try await add(request, try sender(context)) }
    }

    /// Who sends, which of their files, and where it is asked about.
    private struct Sender: Sendable {
        let owner: String?
        let address: String
        let key: String?
        let one: Route
    }

    private struct Answer: Encodable {
        let address: String
        let key: String
        let name: String
        let size: Int
        let received: Int
        /// Bytes of one piece at the most.
        let piece: Int
        /// Whole, and nothing was wrong with it.
        let isReady: Bool
        var error: String?
    }

    private func begin(_ form: SubmittedForm, _ sender: Sender) async throws -> Response {
        guard let name = form["name"], let size = form["size"].flatMap({ Int($0) }), let owner = sender.owner else {
            throw SiteError.malformed("请写明文件的名称（name）和大小（size）。")
        }
        let file = UploadedFile(name: name, bytes: [])
        return try await inWords {
            let key = try await requests.beginUpload(
                file.name, size: size, atMost: site.configuration.largestUpload, by: owner, from: sender.address, at: site.now())
            return try answer(key, try await requests.upload(key, by: owner, at: site.now()), to: sender, status: .created)
        }
    }

    private func show(_ sender: Sender) async throws -> Response {
        try await inWords {
            let (key, owner) = try named(sender)
            return try answer(key, try await requests.upload(key, by: owner, at: site.now()), to: sender)
        }
    }

    /// A piece; `offset` is the place of its first byte. After the last one the file is looked through.
    private func add(_ request: Request, _ sender: Sender) async throws -> Response {
        guard let offset = try request.queryFields["offset"].flatMap({ Int($0) }), offset >= 0 else {
            throw SiteError.malformed("请写明这一段从哪里开始（offset）。")
        }
        return try await inWords {
            let (key, owner) = try named(sender)
            let before = try await requests.upload(key, by: owner, at: site.now())
            guard offset == before.received else { throw UploadRefusal.wrongPlace(expected: before.received) }
            let bytes = try await piece(request)
            let upload = try await requests.addPiece(bytes, at: offset, to: key, by: owner, at: site.now())
            guard upload.isWhole, !upload.isChecked else { return try answer(key, upload, to: sender) }
            return try answer(key, try await check(key, owner), to: sender)
        }
    }

    private func piece(_ request: Request) async throws -> [UInt8] {
        let most = RequestUpload.pieceSize, share = UploadShare(of: site.uploads)
        defer { share.release() }
        var bytes: [UInt8] = []
        for try await buffer in request.body {
            guard bytes.count + buffer.readableBytes <= most else { throw UploadRefusal.pieceTooLarge(most: most) }
            try share.take(buffer.readableBytes)
            bytes.append(contentsOf: buffer.readableBytesView)
        }
        return bytes
    }

    /// What is not taken in with a form is not kept either.
    private func check(_ key: String, _ owner: String) async throws -> RequestUpload {
        do {
            try await fileWork.run {
                let (upload, bytes) = try await requests.bytes(ofUpload: key, by: owner, at: site.now())
                _ = try await OffPool.run { try NewFile(Attachment(bytes, name: upload.name, words: .empty)) }
            }
        } catch let refusal as AttachmentRefusal {
            try await requests.discardUploads([key], by: owner, at: site.now())
            throw refusal
        }
        try await requests.confirmUpload(key, by: owner, at: site.now())
        return try await requests.upload(key, by: owner, at: site.now())
    }

    private func named(_ sender: Sender) throws -> (key: String, owner: String) {
        guard let owner = sender.owner, let key = sender.key else { throw UploadRefusal.notFound }
        return (key, owner)
    }

    private func answer(_ key: String, _ upload: RequestUpload, to sender: Sender, status: HTTPResponse.Status = .ok) throws -> Response {
        let answer = Answer(
            address: sender.one.path(key).text, key: key, name: upload.name, size: upload.size, received: upload.received,
            piece: RequestUpload.pieceSize, isReady: upload.isChecked)
        return Response(
            status: status, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "private, no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try JSONEncoder().encode(answer))))
    }

    private func inWords(_ work: () async throws -> Response) async throws -> Response {
        do {
            return try await work()
        } catch let refusal as UploadRefusal {
            var response = JSONFaults.answer(refusal.status, refusal.words)
            if case .wrongPlace(let expected) = refusal { response.headers[Self.offset] = String(expected) }
            return response
        } catch let refusal as AttachmentRefusal {
            return JSONFaults.answer(.unprocessableContent, refusal.words)
        }
    }
}

extension UploadRefusal {
    fileprivate var status: HTTPResponse.Status {
        switch self {
        case .notFound: .notFound
        case .empty, .nameTooLong, .pastTheEnd: .unprocessableContent
        case .tooLarge, .pieceTooLarge: .contentTooLarge
        case .wrongPlace, .notWhole: .conflict
        case .tooMany: .tooManyRequests
        case .full: .serviceUnavailable
        }
    }
}

extension Officer {
    /// Whose files they are that come in pieces.
    var uploadOwner: String { "officer/\(id.value)" }
}

extension Request {
    /// What tells this browser from others: the secret of its forms.
    var uploadOwner: String? { cookies[FormToken.cookie]?.value }
}
