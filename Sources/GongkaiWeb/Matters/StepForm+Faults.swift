import GongkaiCore
import GongkaiStore

extension StepForm {
    /// What is wrong beside the fields, and what concerns none; nil for what no form can mend.
    static func errors(_ refusal: MatterRefusal, isDated: Bool) -> (errors: [String: String], obstacles: [String])? {
        switch refusal {
        case .fields(let faults):
            var errors: [String: String] = [:], others: [String] = []
            for fault in faults {
                if let field = fault.field { errors[field.code] = words(fault, field) } else { others.append(fault.words) }
            }
            return (errors, others)
        case .obstacles(let sentences): return ([:], sentences)
        case .dayToCome, .dayTooEarly: return isDated ? ([day: refusal.words], []) : ([:], [refusal.words])
        case .dayIsToday, .branchMissing: return ([:], [refusal.words])
        default: return nil
        }
    }
}

extension MatterStore {
    /// Stops where a step cannot be taken whatever is filled in, with the reason.
    func requirePossible(
        _ action: MatterAction, branch: Int?, on stored: StoredMatter, for officer: Officer, at now: Instant
    ) async throws {
        let buttons = try await buttons(stored, for: officer, at: now)
        let found = buttons.filter { $0.action == action && (branch == nil || $0.branch == branch) }
        if let refusal = found.first?.refusal, found.count == 1 { throw refusal }
        if let button = found.first, button.branch == nil || branch != nil { return }
        do {
            try await weigh(MatterRequest(action, seen: stored.matter.version, branch: branch), on: stored, for: officer, at: now)
        } catch let refusal as MatterRefusal {
            if case .fields = refusal { return }
            throw refusal
        }
    }
}

extension FieldFault {
    /// The field it is about; nil for one the step does not have.
    var field: MatterField? {
        switch self {
        case .missing(let field), .wrongKind(let field), .tooLong(let field, _, _), .notYet(let field, _, _), .alreadyOver(let field, _, _),
            .outside(let field, _, _, _), .noSuchChoice(let field, _):
            field
        case .unknown: nil
        }
    }
}
