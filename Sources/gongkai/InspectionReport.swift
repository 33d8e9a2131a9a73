import GongkaiCore
import GongkaiStore
import GongkaiWeb

/// What an inspection found, as `site inspect` prints it.
struct InspectionReport: Encodable {
    struct Check: Encodable {
        let code: String
        let name: String
        let isVeto: Bool
        /// `pass`, `fail` or `notApplicable`.
        let outcome: String
        let reason: String?
        /// In points.
        let deduction: Double
        let findings: [Finding]
    }

    struct Finding: Encodable {
        let kind: String
        /// Code of the unit that mends it.
        let unit: String
        let unitName: String
        let place: String
        let found: String
        let expected: String
        /// Such as `article/12`.
        let subject: String?
    }

    let site: String
    let name: String
    let edition: String
    let day: String
    let vetoes: [String]
    let score: Double?
    let hasPassed: Bool
    let sawOutside: Bool
    let checks: [Check]

    init(_ inspected: InspectedSite, units: [AgencyID: Agency]) {
        site = inspected.site.settings.code
        name = inspected.site.settings.facts.name
        edition = inspected.edition.id
        day = inspected.day.text
        vetoes = inspected.score.vetoes
        score = inspected.score.tenths.map { Double($0) / 10 }
        hasPassed = inspected.score.hasPassed
        sawOutside = inspected.sawOutside
        checks = inspected.findings.map { finding in
            let (outcome, reason): (String, String?) =
                switch finding.result {
                case .pass: ("pass", nil)
                case .fail: ("fail", nil)
                case .notApplicable(let reason): ("notApplicable", reason)
                }
            return Check(
                code: finding.code, name: finding.name, isVeto: finding.isVeto, outcome: outcome, reason: reason,
                deduction: Double(finding.deduction) / 10,
                findings: finding.evidence.map {
                    Finding(
                        kind: $0.kind, unit: units[$0.owner]?.code ?? "", unitName: units[$0.owner]?.name ?? "", place: $0.place,
                        found: $0.found, expected: $0.expected, subject: $0.subject?.text)
                })
        }
    }

    /// For a person at a terminal.
    var table: String {
        let result = vetoes.isEmpty ? score.map { "score \($0)" } ?? "" : "VETO \(vetoes.joined(separator: " "))"
        var lines = ["\(site)  \(name)  \(day)  \(result)", ""]
        for isVeto in [true, false] {
            lines.append(isVeto ? "Vetoes" : "Scored")
            for check in checks where check.isVeto == isVeto { lines.append(Self.line(check)) }
            lines.append("")
        }
        let findings = checks.flatMap { check in check.findings.map { (check.code, $0) } }
        if findings.isEmpty { return lines.dropLast().joined(separator: "\n") }
        lines.append("Findings")
        for (code, finding) in findings {
            lines.append("  \(code)  \(finding.unit) \(finding.unitName)  \(finding.place): \(finding.found) (\(finding.expected))")
        }
        return lines.joined(separator: "\n")
    }

    private static func line(_ check: Check) -> String {
        let state =
            switch check.outcome {
            case "pass": "pass"
            case "fail": check.isVeto ? "VETO" : "fail"
            default: "n/a "
            }
        let lost = check.deduction > 0 ? "  -\(check.deduction)" : ""
        let count = check.findings.isEmpty ? "" : "  \(check.findings.count) found"
        return "  \(check.code)  \(state)  \(check.name)\(lost)\(count)" + (check.reason.map { "  (\($0))" } ?? "")
    }
}
