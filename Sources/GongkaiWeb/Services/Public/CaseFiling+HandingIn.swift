import GongkaiCore
import GongkaiStore
import Hummingbird
import Logging

/// The last press of the button: files, the case, the receipt.
extension CaseFiling {
    /// - Parameter button: `file`; `another` from whoever handed in one before, was asked, and wants this one too; `upload` where the files shall
    ///   only come ahead.
    func file(
        _ form: CaseForm, _ applied: AppliedItem, ticket: String, _ button: String, _ request: Request, _ context: VisitorContext
    ) async throws -> Turn {
        let owner = request.uploadOwner
        var form = form
        let filing = FilingShelf.Form(
            ticket: ticket, owner: owner ?? ticket, said: form.kept.filter { !$0.key.hasPrefix("up-") && !$0.key.hasPrefix("rows-") },
            party: [applied.code] + [IntakeForm.Name.who, .name, .documentNumber, .organisationCode].map { form.identity[$0] },
            files: Set(form.kept.filter { $0.key.hasPrefix("up-") }.flatMap { $0.value.split(separator: "\n").map(String.init) }))
        if button != "upload" {
            switch try await before(filing) {
            case .left?: return .done(site.lead(to: Route.caseProgress.path(), saying: .requestFiledBefore))
            case .same(let pass, let lacksFiles)?: return .done(lead(with: pass, saying: lacksFiles ? .requestFilesLate : nil))
            case .other(let number)? where button != "another":
                // The page of a new one: whoever presses its button twice makes one.
                return .page(CaseFilingPage(.check, form, ticket: OnceOnly.ticket(), earlier: number))
            default: break
            }
            switch site.onceOnly.start(ticket) {
            case .first: break
            case .done: return .done(site.lead(to: Route.caseReceipt.path()))
            case .underWay: throw Self.underWay
            }
        }
        do {
            let uploads = applied.uploads(form)
            let taken = try await files.take(
                context.form, for: uploads.map(\.code), keeping: form.keys, owner: owner, from: site.address(of: request, context))
            for (code, keys) in taken.keys { form[CaseForm.Name.keys(code)] = keys.joined(separator: "\n") }
            var errors = Dictionary(uniqueKeysWithValues: taken.refused.map { (CaseForm.Name.files($0.key), $0.value) })
            let read = try await files.files(taken, owner: owner)
            for (code, words) in read.gone { errors[CaseForm.Name.files(code), default: ""] += words }
            if button != "upload" {
                for material in uploads where taken.isEmpty(material.code) && errors[CaseForm.Name.files(material.code)] == nil {
                    errors[CaseForm.Name.files(material.code)] = "请添加“\(material.name)”的照片或者文件；现在没有的，请返回修改，选择别的交法。"
                }
            }
            if button == "upload" || !errors.isEmpty {
                if button != "upload" { site.onceOnly.finish(ticket, at: nil) }
                return .page(CaseFilingPage(.check, form, ticket: ticket, errors: errors))
            }
            let filed = try await cases.file(
                form.application(applied, files: read.files), under: try applied.terms(form), to: applied.agency.id,
                through: context.here?.stored.id, ticket: FilingTicket(ticket, of: owner ?? ticket),
                from: site.address(of: request, context), at: site.now())
            let pass = requests.seal(FollowPass(number: filed.number, code: filed.code, madeAt: site.now()))
            shelf.keep(filing, pass: pass, number: filed.number, at: site.now())
            site.onceOnly.finish(ticket, at: Route.caseReceipt.path())
            await files.forget(taken, owner: owner)
            await forgetDraft(context)
            context.logger.notice("case filed", metadata: ["case": "\(filed.id.value)"])
            return .done(lead(with: pass))
        } catch {
            if button != "upload" { site.onceOnly.finish(ticket, at: nil) }
            if error is FiledBefore { return .done(site.lead(to: Route.caseProgress.path(), saying: .requestFiledBefore)) }
            if case MatterAccessRefusal.tooManyFiles = error {
                return .page(
                    CaseFilingPage(.check, form, ticket: ticket, errors: ["files": "文件一共最多\(CaseStore.mostFiles)个。请去掉几个，或者合并以后再添加。"]))
            }
            throw error
        }
    }

    /// What was handed in before from this page or this browser; nil where this is the first. A second press while the first is under way
    /// waits for it: the browser shows only the last answer.
    private func before(_ filing: FilingShelf.Form) async throws -> FilingShelf.Found? {
        for _ in 0..<100 {
            if let found = shelf.found(filing, at: site.now()) { return found }
            guard site.onceOnly.isUnderWay(filing.ticket) else { return nil }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw Self.underWay
    }

    private static let underWay = SiteError.conflict("这份申请正在提交，请稍候再点一次“提交申请”。不会重复提交。")

    private func lead(with pass: String, saying notice: DoneNotice? = nil) -> Response {
        var response = site.lead(to: Route.caseReceipt.path(), saying: notice)
        response.setCookie(site.followCookie(pass, on: .services))
        return response
    }
}
