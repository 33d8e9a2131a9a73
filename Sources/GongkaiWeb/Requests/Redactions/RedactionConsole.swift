import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// Withholding parts of documents that the applicant gets: marking, looking, carrying out, and letting the result go out with the reply.
struct RedactionConsole {
    let site: Site
    let redactions: RedactionStore
    private let shelf = PagePictureShelf()
    /// Drawing a page takes a second; carrying out takes long, and must not keep others from drawing.
    private let drawing = HeavyWork(places: 1, queue: 16, patience: .seconds(30))

    init(site: Site, redactions: RedactionStore) {
        (self.site, self.redactions) = (site, redactions)
    }

    private var requests: RequestStore { redactions.requests }

    func addRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .get(.redactions, use: list)
            .post(.redactions, use: add)
            .post(.redactionPick, use: pick)
            .get(.redaction, use: show)
            .post(.redaction, use: save)
            .get(.redactionPicture, use: picture)
            .get(.redactionPreview, use: preview)
            .post(.redactionResults, use: carryOut)
            .get(.redactionResult, use: result)
            .post(.redactionGiving, use: give)
    }

    // MARK: Documents

    @Sendable func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        site.show(try await listPage(context), request, context)
    }

    @Sendable func add(_ request: Request, _ context: StaffContext) async throws -> Response {
        let matter = try await matter(context)
        try requireWriting(matter, context)
        guard let upload = context.form.file("file") else { return try await refused("请先选择要遮盖的文件。", request, context) }
        do {
            let (file, pages) = try await site.fileWork.run {
                try await OffPool.run {
                    let file = try Attachment(upload.bytes, name: upload.name, words: .empty)
                    return (NewFile(file), try Redaction.pages(of: file.bytes))
                }
            }
            let redaction = try await redactions.add(
                file, pages: pages, to: matter.row.id, by: context.officer, from: context.actor.address, at: site.now())
            return site.lead(to: path(of: redaction, matter), saying: .redactionAdded)
        } catch {
            guard let words = Self.words(error) else { throw error }
            return try await refused("“\(upload.name)”：\(words)", request, context)
        }
    }

    @Sendable func pick(_ request: Request, _ context: StaffContext) async throws -> Response {
        let matter = try await matter(context), id = matter.row.id
        try requireWriting(matter, context)
        guard let position = context.form["position"].flatMap({ Int($0) }) else { throw RedactionAccessRefusal.notFound }
        do {
            let (_, bytes) = try await requests.file(
                position, of: id, for: context.officer, from: context.actor.address, at: site.now())
            let pages = try await site.fileWork.run { try await OffPool.run { try Redaction.pages(of: bytes) } }
            let redaction = try await redactions.pick(
                position, pages: pages, of: id, by: context.officer, from: context.actor.address, at: site.now())
            return site.lead(to: path(of: redaction, matter), saying: .redactionAdded)
        } catch {
            guard let words = Self.words(error) else { throw error }
            return try await refused(words, request, context)
        }
    }

    // MARK: Marking

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let matter = try await matter(context), opened = try await open(matter, context)
        let page = try page(request.queryFields["page"], of: opened)
        return site.show(editor(opened, matter, page, context), request, context)
    }

    @Sendable func save(_ request: Request, _ context: StaffContext) async throws -> Response {
        let matter = try await matter(context), opened = try await open(matter, context), sent = context.form
        let page = try page(sent["page"], of: opened), form = RedactionForm(sent)
        let (draft, errors) = form.draft(over: opened.draft, page: page, pages: opened.line.pages)
        func again(_ errors: [String: String]) -> Response {
            site.refused(editor(opened, matter, page, form: form, errors: errors, context), request, context)
        }
        guard errors.isEmpty else { return again(errors) }
        guard let revision = sent["revision"].flatMap({ Int($0) }) else { throw SiteError.malformed("表单没有完整到达。请返回上一页重新提交。") }
        do {
            try await redactions.save(
                draft, of: opened.line.id, in: matter.row.id, expecting: revision, by: context.officer, from: context.actor.address,
                at: site.now())
        } catch RedactionAccessRefusal.changedMeanwhile {
            // What was drawn stays on the page, over what the other person saved.
            return site.again(
                editor(opened, matter, page, form: form, context),
                "您打开以后，其他人改动了遮盖的内容，没有保存。您在这一页画的框和填的文字都在下面：请核对后再保存一次。", request, context)
        } catch let refusal as RedactionAccessRefusal where refusal == .nameMissing {
            return again(["name": refusal.words])
        } catch RedactionAccessRefusal.wordsTooLong(let number) {
            return again(["words-\(number)": RedactionAccessRefusal.wordsTooLong(number: number).words])
        }
        let own = path(of: opened.line.id, matter)
        switch sent["do"] {
        case "preview"?:
            return site.lead(
                to: Route.redactionPreview.path("\(matter.row.id.value)", "\(opened.line.id.value)").query([("page", "\(page)")]))
        case "next"?: return site.lead(to: own.query([("page", "\(min(page + 1, opened.line.pages))")]), saying: .redactionSaved)
        default: return site.lead(to: own.query([("page", "\(page)")]), saying: .redactionSaved)
        }
    }

    /// One page of the original, for drawing on. Kept nowhere outside this process.
    @Sendable func picture(_ request: Request, _ context: StaffContext) async throws -> Response {
        let matter = try await matter(context), redaction = try id(context)
        guard let page = context.parameters.get("page", as: Int.self), page > 0 else { throw RedactionAccessRefusal.notFound }
        let file = try await redactions.original(
            redaction, of: matter.row.id, page: page, for: context.officer, from: context.actor.address, at: site.now())
        let picture: [UInt8]
        if let kept = shelf.picture(page, of: redaction) {
            picture = kept
        } else {
            let bytes = try await requests.bytes(of: file)
            let drawn = try await drawing.run { try await OffPool.run { try Redaction.picture(ofPage: page, of: bytes) } }
            guard let drawn else { throw RedactionAccessRefusal.notFound }
            shelf.keep(drawn, page, of: redaction)
            picture = drawn
        }
        return Response(
            status: .ok, headers: [.contentType: "image/png", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: picture)))
    }

    // MARK: Carrying out

    @Sendable func preview(_ request: Request, _ context: StaffContext) async throws -> Response {
        let matter = try await matter(context), opened = try await open(matter, context)
        let page = try page(request.queryFields["page"], of: opened), words = opened.draft.words
        var finds = RedactionFinds()
        if !words.isEmpty {
            let bytes = try await original(opened.line.id, matter, context)
            finds = try await drawing.run { try await OffPool.run { try Redaction.finds(words, in: bytes) } }
        }
        return site.show(
            RedactionPreviewPage(
                opened, finds, of: matter, page: page, isOpen: closed(matter, context) == nil, token: context.officer.csrfToken), request,
            context)
    }

    @Sendable func carryOut(_ request: Request, _ context: StaffContext) async throws -> Response {
        let matter = try await matter(context), opened = try await open(matter, context), own = path(of: opened.line.id, matter)
        try requireWriting(matter, context)
        let draft = opened.draft, regime = opened.regime.code
        guard context.form["revision"] == "\(opened.line.revision)" else { throw RedactionAccessRefusal.changedMeanwhile }
        guard opened.line.revision > 0 else { throw RedactionAccessRefusal.nothingMarked }
        let bytes = try await original(opened.line.id, matter, context)
        let file: RedactedFile
        do {
            file = try await site.staffWork.run {
                try await OffPool.run {
                    let finds = draft.words.isEmpty ? RedactionFinds() : try Redaction.finds(draft.words, in: bytes)
                    return try Redaction.redact(bytes, draft.order(found: finds.boxes, regime: regime), name: draft.name)
                }
            }
        } catch {
            guard let words = Self.words(error) else { throw error }
            return site.show(
                editor(opened, matter, 1, context), request, context, status: .unprocessableContent, notices: [Notice(.error, words)])
        }
        let isProven = file.verdict.holds, result = try isProven ? file.released() : nil
        try await redactions.carryOut(
            opened.line.revision, of: opened.line.id, in: matter.row.id, log: file.log, verdict: file.verdict, pages: file.pages,
            result: result, by: context.officer, from: context.actor.address, at: site.now())
        return site.lead(to: own.at("results"), saying: isProven ? .redactionProven : .redactionFailed)
    }

    @Sendable func result(_ request: Request, _ context: StaffContext) async throws -> Response {
        let matter = try await matter(context)
        let (name, bytes) = try await redactions.result(
            try run(context), of: try id(context), in: matter.row.id, for: context.officer, from: context.actor.address, at: site.now())
        return site.download(bytes, type: "application/pdf", name: name)
    }

    @Sendable func give(_ request: Request, _ context: StaffContext) async throws -> Response {
        let matter = try await matter(context), redaction = try id(context), isGiven = context.form["give"] == "1"
        try await redactions.give(
            isGiven, run: try run(context), of: redaction, in: matter.row.id, by: context.officer, from: context.actor.address,
            at: site.now())
        return site.lead(to: path(of: redaction, matter).at("results"), saying: isGiven ? .redactionGiven : .redactionKeptBack)
    }
}

extension RedactionAccessRefusal: RefusedInWords {
    var status: Int {
        switch self {
        case .notFound: 404
        case .notForReaders: 403
        case .nothingMarked, .nameMissing, .wordsTooLong, .tooMany: 422
        case .changedMeanwhile, .alreadyThere, .ended, .notProven, .outdated, .replyDrafted: 409
        }
    }
}
