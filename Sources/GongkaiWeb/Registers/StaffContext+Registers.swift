import GongkaiCore
import GongkaiStore
import Hummingbird

extension StaffContext {
    /// The register that the address names.
    func register() throws -> RegisterDefinition {
        do {
            return try RegisterDefinition.named(try parameters.require("register"))
        } catch let unknown as UnknownRegister {
            throw SiteError.notFound("\(unknown.words)请从左侧菜单选择台账。")
        }
    }

    /// The record that the address names.
    func record() throws -> Int64 {
        guard let id = parameters.get("record", as: Int64.self) else { throw SiteError.notFound("没有这个编号的记录。请从台账列表进入。") }
        return id
    }

    /// The version that the officer had before the eyes.
    func seenVersion() throws -> Int64 {
        guard let version = form["version"].flatMap({ Int64($0) }) else {
            throw SiteError.malformed("表单缺少版本号。请返回记录页，重新打开更正页面。")
        }
        return version
    }

    /// The unit a record is entered for; the own one where the form does not ask.
    var chosenAgency: AgencyID {
        form[RegisterHeader.agencyColumn.name].flatMap { Int64($0) }.map { AgencyID(value: $0) } ?? officer.agency
    }

    /// The cells as typed.
    func cells(of register: RegisterDefinition) -> [String: String] {
        Dictionary(uniqueKeysWithValues: register.columns.map { ($0.name, form[$0.name] ?? "") })
    }
}

extension Site {
    /// The units of an officer's scope, in the order of their codes.
    func agencies(in scope: Set<AgencyID>) async throws -> [Agency] {
        try await accounts.agencies().filter { scope.contains($0.id) }
    }
}

extension RegisterRefusal: RefusedInWords {
    var status: Int {
        switch self {
        case .notFound: 404
        case .faults, .reasonMissing, .unchanged, .noRows, .faultyFile: 422
        case .unknownColumn: 400
        case .agencyOutsideScope: 403
        case .stale, .voided, .referenced, .alreadyImported, .ofMatter, .sinceMatters: 409
        }
    }

    /// Whether the officer can mend it in the form that was sent.
    var isAboutTheForm: Bool {
        switch self {
        case .faults, .reasonMissing, .unchanged, .stale: true
        default: false
        }
    }

    var faults: [CellFault] {
        if case .faults(let faults) = self { faults } else { [] }
    }
}
