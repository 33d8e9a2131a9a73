import GongkaiCore
import GongkaiStore

/// Who asks: first why somebody must know, then what they need.
struct IdentityPage: FormPage {
    struct Form: Sendable {
        let action: String
        let token: String
        let rows: [FormRow]
    }

    static let template = "desk/identity"
    let title = "查看身份信息"
    let breadcrumb: [Crumb]
    let number: String
    let form: Form?
    let facts: [CaseFact]
    let hasFacts: Bool
    let reason: String
    let caseHref: String
    var rows: [FormRow] { form?.rows ?? [] }
    var undone: String { "没有显示" }

    init(
        _ stored: StoredMatter, on desk: DeskKind, reason: String, error: String?, identity: ApplicantIdentity?, evidence: [CaseFact],
        token: String
    ) {
        self.init(
            "\(stored.row.id.value)", on: desk, number: stored.row.number ?? "", reason: reason, identity: identity, evidence: evidence,
            rows: [
                .area("reason", "为什么需要查看", reason, hint: "如：邮寄答复书。查看的人、时间和理由记入审计日志。", error: error, longest: 500)
            ], token: token)
    }

    private init(
        _ id: String, on desk: DeskKind, number: String, reason: String, identity: ApplicantIdentity?, evidence: [CaseFact],
        rows: [FormRow], token: String
    ) {
        let path = desk.one.path(id)
        breadcrumb = [.console, desk.crumb, Crumb(number, path)]
        self.number = number
        self.reason = reason
        caseHref = path.text
        form = identity == nil ? Form(action: desk.identity.path(id).text, token: token, rows: rows) : nil
        facts = identity.map { IdentityPage.facts($0) + evidence } ?? []
        hasFacts = !facts.isEmpty
    }

    private static func facts(_ identity: ApplicantIdentity) -> [CaseFact] {
        func fact(_ label: String, _ value: String?) -> CaseFact? {
            value.flatMap { $0.isEmpty ? nil : CaseFact(label: label, value: $0) }
        }
        let contact = identity.contact
        let who: [CaseFact?] =
            switch identity.applicant {
            case .person(let person):
                [
                    fact("姓名", person.name), fact("工作单位", person.employer), fact("证件名称", person.document?.words),
                    fact("证件号码", person.documentNumber),
                ]
            case .organisation(let organisation):
                [
                    fact("单位名称", organisation.name), fact("类别", organisation.kind.words), fact("代码", organisation.code),
                    fact("法定代表人或者负责人", organisation.representative), fact("联系人", organisation.contactName),
                ]
            }
        return
            (who + [
                fact("通信地址", contact.address), fact("邮政编码", contact.postcode), fact("联系电话", contact.telephone), fact("传真", contact.fax),
                fact("电子邮箱", contact.email),
            ]).compactMap(\.self)
    }

    static let samples: [IdentityPage] = {
        let identity = ApplicantIdentity(
            applicant: .person(PersonIdentity(name: "林某")),
            contact: RequestIntake.Contact(address: "示范街1号", telephone: "0734-8850000"))
        return [nil, identity].map {
            IdentityPage(
                "3", on: .requests, number: "ZX11-20260003", reason: "邮寄", identity: $0, evidence: [], rows: FormRow.samples, token: "t")
        }
    }()
}
