import GongkaiCore
import GongkaiStore

/// Who asks, or who booked a half hour: first why somebody must know, then what they need.
struct IdentityPage: FormPage {
    struct Form: Sendable {
        let action: String
        let token: String
        let rows: [FormRow]
    }

    /// What differs from one kind of person to the other.
    private struct Words {
        let title: String
        let lead: String
        let example: String
    }

    static let template = "desk/identity"
    let title: String
    let lead: String
    let breadcrumb: [Crumb]
    let number: String
    let form: Form?
    let facts: [CaseFact]
    let hasFacts: Bool
    let reason: String
    let backHref: String
    var rows: [FormRow] { form?.rows ?? [] }
    var undone: String { "没有显示" }

    init(
        _ stored: StoredMatter, on desk: DeskKind, reason: String, error: String?, identity: ApplicantIdentity?, evidence: [CaseFact],
        token: String
    ) {
        self.init(
            "\(stored.row.id.value)", on: desk, number: stored.row.number ?? "", reason: reason, error: error, identity: identity,
            evidence: evidence, token: token)
    }

    private init(
        _ id: String, on desk: DeskKind, number: String, reason: String, error: String? = nil, identity: ApplicantIdentity?,
        evidence: [CaseFact], more: [FormRow] = [], token: String
    ) {
        let path = desk.one.path(id)
        self.init(
            Words(title: "查看身份信息", lead: "申请人的姓名、证件、地址和电话平时不显示全部。办理确有需要的，写明理由后查看。", example: "邮寄答复书"),
            number: number, breadcrumb: [.console, desk.crumb, Crumb(number, path)], back: path, action: desk.identity.path(id),
            facts: identity.map { Self.facts($0) + evidence }, reason: reason, error: error, more: more, token: token)
    }

    /// Of an appointment.
    init(appointment number: String, reason: String, error: String? = nil, person: AppointmentPerson?, token: String) {
        let list = Route.appointmentConsole.path()
        self.init(
            Words(title: "查看预约人的姓名和电话", lead: "预约人的姓名和电话平时不显示全部。需要联系预约人的，写明理由后查看。", example: "窗口临时停办，通知改期"),
            number: "预约编号 \(number)", breadcrumb: [.console, Crumb("窗口预约", list)], back: list,
            action: Route.appointmentPerson.path(number),
            facts: person.map { [CaseFact(label: "姓名", value: $0.name), CaseFact(label: "电话", value: $0.telephone)] }, reason: reason,
            error: error, token: token)
    }

    private init(
        _ words: Words, number: String, breadcrumb: [Crumb], back: Path, action: Path, facts: [CaseFact]?, reason: String, error: String?,
        more: [FormRow] = [], token: String
    ) {
        (title, lead, self.number, self.breadcrumb, self.reason) = (words.title, words.lead, number, breadcrumb, reason)
        backHref = back.text
        let hint = "如：\(words.example)。查看的人、时间和理由记入审计日志。"
        form =
            facts == nil
            ? Form(
                action: action.text, token: token,
                rows: [.area("reason", "为什么需要查看", reason, hint: hint, error: error, counted: Self.longestReason)] + more) : nil
        self.facts = facts ?? []
        hasFacts = facts != nil
    }

    private static let longestReason = 500

    static func tooLong(_ reason: String) -> String? { IntakeForm.tooLong(reason, longestReason) }

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
        let requests = [nil, identity].map {
            IdentityPage(
                "3", on: .requests, number: "ZX11-20260003", reason: "邮寄", identity: $0, evidence: [], more: FormRow.samples, token: "t")
        }
        let appointments = [nil, AppointmentPerson(name: "林某", telephone: "0734-8850000")].map {
            IdentityPage(appointment: "ZX12-YY-202600001", reason: "改期", person: $0, token: "t")
        }
        return requests + appointments
    }()
}
