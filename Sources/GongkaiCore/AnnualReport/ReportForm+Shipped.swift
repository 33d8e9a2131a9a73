import Foundation

extension ReportForm {
    /// The forms shipped with the program, the oldest first.
    package static let all: [ReportForm] = {
        do {
            return try [PackageResources.form_2014_json, PackageResources.form_2019_json, PackageResources.form_2021_json]
                .map { try ReportForm(json: Data($0)) }
        } catch {
            preconditionFailure("a shipped form is damaged: \(error)")
        }
    }()

    private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

    /// `2014`, `2019` or `2021`; nil for any other id.
    package static func form(id: String) -> ReportForm? { byID[id] }

    /// The form a report for this year must use; nil before 2008, when there was no duty to report.
    package static func form(forYear year: Int) -> ReportForm? { all.first { $0.covers(year) } }
}
