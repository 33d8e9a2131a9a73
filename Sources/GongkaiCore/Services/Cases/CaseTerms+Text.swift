/// The text under which terms stand in an event. It is kept for ever: a new wording gets a new mark, and the older ones stay readable.
extension CaseTerms {
    static let mark = "case-terms-4"
    /// Without what must have passed before silence grants: it was the statutory limit, whatever the law. And without whether it is a licence: papers
    /// spoke of all cases as of licences.
    static let thirdMark = "case-terms-3"
    /// Without how long special procedures may take.
    static let secondMark = "case-terms-2"
    /// Without what silence grants, and without how long a promised material may take.
    static let firstMark = "case-terms-1"

    package var text: String {
        var lines = [
            Self.mark, Self.line("item", item, String(itemVersion), itemName),
            Self.line("limit", String(statutory.days), statutory.unit.rawValue, statutory.article, String(promisedDays)),
            Self.line(
                "kind", kind.rawValue, isJoint ? "joint" : "single", hasCertificate ? "certificate" : "none",
                isLicence ? "licence" : "other"),
            Self.line("procedures", procedures.map(procedureText).joined(separator: ",")),
        ]
        if let deemedConsent { lines.append(Self.line("consent", deemedConsent, consentTerm.rawValue)) }
        lines += steps.map {
            Self.line("step", $0.code, $0.name, String($0.unit.value), $0.unitName, String($0.days), $0.after.joined(separator: ","))
        }
        lines += materials.map { material in
            let way = material.isRequired ? material.mayFollow ? "later" : "first" : "optional"
            let line = Self.line("material", material.code, material.name, way)
            return material.followsWithin.map { line + "|\($0.days)|\($0.unit.rawValue)" } ?? line
        }
        lines += fees.map { fee in
            let line = Self.line("fee", fee.code, fee.name, String(fee.unit.value), String(fee.standard), fee.basis)
            return fee.counted.map { line + "|" + Self.escaped($0) } ?? line
        }
        let body = lines.joined(separator: "\n")
        return body + "\n" + Self.line("end", Self.sum(body))
    }

    private func procedureText(_ kind: CaseProcedure) -> String {
        procedureLimits[kind].map { "\(kind.rawValue):\($0.days):\($0.unit.rawValue)" } ?? kind.rawValue
    }

    /// Reads what ``text`` wrote and nothing else.
    package init(text: String) throws(CaseTermsFault) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard [Self.mark, Self.thirdMark, Self.secondMark, Self.firstMark].contains(lines.first) else { throw .unknownVersion }
        guard lines.count >= 6, lines.last == Self.line("end", Self.sum(lines.dropLast().joined(separator: "\n"))) else { throw .damaged }
        let rows = lines.dropLast().map { $0.split(separator: "|", omittingEmptySubsequences: false).map { Self.plain($0) } }

        func cells(_ row: Int, _ name: String, _ count: Int) throws(CaseTermsFault) -> [String] {
            guard rows[row].first == name, rows[row].count == count + 1 else { throw .line(row + 1) }
            return Array(rows[row].dropFirst())
        }
        let item = try cells(1, "item", 3)
        let limit = try cells(2, "limit", 4)
        let isNewest = lines[0] == Self.mark
        let kind = try cells(3, "kind", isNewest ? 4 : 3)
        var procedures: [CaseProcedure] = [], procedureLimits: [CaseProcedure: TimeLimit] = [:]
        for text in try cells(4, "procedures", 1)[0].split(separator: ",") {
            let parts = text.split(separator: ":").map(String.init)
            guard let kind = CaseProcedure(rawValue: parts[0]), parts.count == 1 || parts.count == 3 else { throw .line(5) }
            procedures.append(kind)
            if parts.count == 1 { continue }
            guard let days = Int(parts[1]), let unit = TimeLimit.Unit(rawValue: parts[2]) else { throw .line(5) }
            procedureLimits[kind] = TimeLimit(days, unit, article: "")
        }
        guard let version = Int(item[1]) else { throw .line(2) }
        guard let days = Int(limit[0]), let unit = TimeLimit.Unit(rawValue: limit[1]), let promised = Int(limit[3]) else { throw .line(3) }
        guard let caseKind = Kind(rawValue: kind[0]) else { throw .line(4) }
        var steps: [Step] = []
        var materials: [Material] = []
        var fees: [Fee] = []
        var consent: String?, consentTerm = ConsentTerm.limit
        for row in rows.indices.dropFirst(5) {
            switch rows[row].first {
            case "consent":
                let cells = try cells(row, "consent", isNewest ? 2 : 1)
                consent = cells[0]
                if cells.count == 1 { continue }
                guard let term = ConsentTerm(rawValue: cells[1]) else { throw .line(row + 1) }
                consentTerm = term
            case "step":
                let cells = try cells(row, "step", 6)
                guard let unit = Int64(cells[2]), let days = Int(cells[4]) else { throw .line(row + 1) }
                steps.append(
                    Step(
                        cells[0], cells[1], unit: AgencyID(value: unit), unitName: cells[3], days: days,
                        after: cells[5].split(separator: ",").map(String.init)))
            case "material":
                let cells = try cells(row, "material", rows[row].count == 6 ? 5 : 3)
                var within: TimeLimit?
                if cells.count == 5 {
                    guard let days = Int(cells[3]), let unit = TimeLimit.Unit(rawValue: cells[4]) else { throw .line(row + 1) }
                    within = TimeLimit(days, unit, article: "")
                }
                materials.append(
                    Material(
                        cells[0], cells[1], mayFollow: cells[2] == "later", isRequired: cells[2] != "optional", followsWithin: within))
            case "fee":
                let cells = try cells(row, "fee", rows[row].count == 7 ? 6 : 5)
                guard let unit = Int64(cells[2]), let standard = Int(cells[3]) else { throw .line(row + 1) }
                fees.append(
                    Fee(
                        cells[0], cells[1], unit: AgencyID(value: unit), basis: cells[4], standard: standard,
                        counted: cells.count == 6 ? cells[5] : nil))
            default: throw .line(row + 1)
            }
        }
        try self.init(
            item: item[0], version: version, name: item[2], kind: caseKind, isJoint: kind[1] == "joint",
            statutory: TimeLimit(days, unit, article: limit[2]), promisedDays: promised, steps: steps,
            procedures: procedures, procedureLimits: procedureLimits, materials: materials, fees: fees,
            hasCertificate: kind[2] == "certificate", isLicence: !isNewest || kind[3] == "licence",
            deemedConsent: consent, consentTerm: consentTerm)
    }

    private static func line(_ cells: String...) -> String { cells.map(escaped).joined(separator: "|") }

    private static func escaped(_ cell: String) -> String {
        var text = ""
        for scalar in cell.unicodeScalars {
            switch scalar {
            case "%": text += "%25"
            case "|": text += "%7C"
            case "\n": text += "%0A"
            case "\r": text += "%0D"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    private static func plain(_ cell: Substring) -> String {
        guard cell.contains("%") else { return String(cell) }
        var text = ""
        var rest = cell[...]
        while let percent = rest.firstIndex(of: "%") {
            text += rest[..<percent]
            let code = rest[percent...].dropFirst().prefix(2)
            switch code {
            case "25": text += "%"
            case "7C": text += "|"
            case "0A": text += "\n"
            case "0D": text += "\r"
            default: text += "%" + code
            }
            rest = rest[percent...].dropFirst(3)
        }
        return text + rest
    }

    /// FNV-1a over the bytes: against accidents, not against attackers, who meet the chain of the audit.
    private static func sum(_ text: String) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
