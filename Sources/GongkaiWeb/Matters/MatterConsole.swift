import GongkaiCore
import GongkaiStore
import Hummingbird

/// The page of a matter on the console, whichever kind it is, with what stands beside it: notes, who asks, files.
protocol MatterConsole: Sendable {
    associatedtype Shown: Page

    static var desk: DeskKind { get }
    var site: Site { get }
    var matters: MatterStore { get }

    /// The number in the address.
    func id(_ context: StaffContext) throws -> MatterID
    func page(_ stored: StoredMatter, typed note: (text: String, error: String)?, _ context: StaffContext) async throws -> Shown
    func identity(of id: MatterID, reason: String, _ context: StaffContext) async throws -> ApplicantIdentity
    /// What else is shown with who asks.
    func evidence(_ stored: StoredMatter, _ context: StaffContext) async throws -> [CaseFact]
    func file(_ position: Int, of id: MatterID, _ context: StaffContext) async throws -> (file: MatterFile, bytes: [UInt8])
}

extension MatterConsole {
    func addPartRoutes(to staff: RouteGroup<StaffContext>) {
        staff
            .post(Self.desk.notes, use: note)
            .get(Self.desk.identity, use: ask)
            .post(Self.desk.identity, use: reveal)
            .get(Self.desk.file, use: download)
    }

    /// The matter that the address names. What is of another kind has its own page.
    func stored(_ context: StaffContext) async throws -> StoredMatter {
        let stored = try await matters.matter(try id(context), for: context.officer)
        guard stored.row.kind == Self.desk.code else { throw MatterAccessRefusal.notFound }
        return stored
    }

    func evidence(_ stored: StoredMatter, _ context: StaffContext) async throws -> [CaseFact] { [] }

    // MARK: Notes

    @Sendable func note(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(Self.desk.reading)
        let id = try id(context), text = context.form["note"] ?? ""
        do {
            try await matters.note(text, on: id, by: context.officer, from: context.actor.address, at: site.now())
        } catch let refusal as MatterAccessRefusal where refusal.status == 422 {
            return site.refused(
                try await page(try await stored(context), typed: (text, refusal.words), context), request, context)
        }
        return site.lead(to: Self.desk.one.path("\(id.value)").at("notes"), saying: .noteKept)
    }

    // MARK: Who asks

    @Sendable func ask(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await requireIdentities(context)
        return site.show(try await identityPage(context), request, context)
    }

    @Sendable func reveal(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await requireIdentities(context)
        let reason = context.form["reason"] ?? ""
        if let words = IdentityPage.tooLong(reason) {
            return site.refused(try await identityPage(context, reason: reason, error: words), request, context)
        }
        do {
            let identity = try await identity(of: try id(context), reason: reason, context)
            return site.show(try await identityPage(context, reason: reason, identity: identity), request, context)
        } catch let refusal as MatterAccessRefusal where refusal == .reasonMissing {
            return site.refused(try await identityPage(context, reason: reason, error: refusal.words), request, context)
        }
    }

    private func requireIdentities(_ context: StaffContext) async throws {
        if context.officer.may(.readIdentities) { return }
        try context.require(Self.desk.reading)
        let stored = try await stored(context)
        if try await !matters.mayReveal(stored, to: context.officer, on: site.now().day) { try context.require(.readIdentities) }
    }

    private func identityPage(
        _ context: StaffContext, reason: String = "", error: String? = nil, identity: ApplicantIdentity? = nil
    ) async throws -> IdentityPage {
        let stored = try await stored(context)
        return IdentityPage(
            stored, on: Self.desk, reason: reason, error: error, identity: identity,
            evidence: identity == nil ? [] : try await evidence(stored, context), token: context.officer.csrfToken)
    }

    // MARK: Files

    /// A file of the matter, to be kept and not shown: nobody has looked into it.
    @Sendable func download(_ request: Request, _ context: StaffContext) async throws -> Response {
        try context.require(Self.desk.reading)
        guard let position = context.parameters.get("position", as: Int.self) else { throw MatterAccessRefusal.notFound }
        let (file, bytes) = try await file(position, of: try id(context), context)
        return site.download(bytes, type: "application/octet-stream", name: file.name)
    }
}
