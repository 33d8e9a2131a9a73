import GongkaiCore
import GongkaiStore
import Hummingbird

/// Files that a clerk of the window adds: one place for each material, as on the form of the applicant, and one for whatever belongs to none. They are
/// kept for the clerk until the case is taken in.
struct CounterFiles: Sendable {
    let site: Site
    let requests: RequestStore
    let terms: CaseTerms
    let officer: Officer
    /// Somebody acts for the applicant: their authority has a place too.
    var hasAgent = false

    /// Stands for no material.
    static let others = "others"

    private var files: MaterialFiles { MaterialFiles(site: site, requests: requests, work: site.fileWork) }
    private var owner: String { "officer/\(officer.id.value)" }
    private var places: [(code: String, name: String)] {
        var places: [(code: String, name: String)] = terms.materials.map { (code: $0.code, name: $0.name) }
        if hasAgent { places.append((code: RequiredMaterial.authorisation.code, name: RequiredMaterial.authorisation.name)) }
        places.append((code: Self.others, name: "其他文件"))
        return places
    }

    func take(_ sent: SubmittedForm, from address: String) async throws -> MaterialFiles.Taken {
        try await files.take(
            sent, for: places.map(\.code), keeping: { sent.all(CaseForm.Name.keys($0)) }, owner: owner, from: address)
    }

    /// What came, and what is not there any more, by the code of the material.
    func read(_ taken: MaterialFiles.Taken) async throws -> (files: [String: [NewFile]], gone: [String: String]) {
        try await files.files(taken, owner: owner)
    }

    func forget(_ taken: MaterialFiles.Taken) async { await files.forget(taken, owner: owner) }

    func fields(_ taken: MaterialFiles.Taken, _ errors: [String: String]) async throws -> [FileField] {
        var fields: [FileField] = []
        for place in places {
            fields.append(
                try await files.field(
                    place, keys: taken.keys[place.code] ?? [], owner: owner, hint: "", isOptional: true, error: errors[place.code],
                    inPieces: false))
        }
        return fields
    }
}
