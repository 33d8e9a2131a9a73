import GongkaiCore

extension RegisterDefinition {
    /// A row as the audit trail keeps it: columns by name, days and texts in quotes, numbers plain, blanks `null`, references as ids.
    func json(_ agency: AgencyID, _ values: [RegisterValue]) -> String { RegisterJSON(self).text(agency, values) }
}

/// Writes rows of one register as JSON; the names are laid out once for all rows of an import.
struct RegisterJSON: Sendable {
    /// Sorted by name, each with what stands before its value; nil is the agency.
    private let fields: [(prefix: [UInt8], position: Int?)]

    init(_ register: RegisterDefinition) {
        var names: [(String, Int?)] = register.columns.enumerated().map { ($1.name, $0) }
        names.append(("agency_id", nil))
        fields = names.sorted { $0.0 < $1.0 }.enumerated().map { index, field in
            (Array("\(index == 0 ? "{" : ",")\"\(field.0)\":".utf8), field.1)
        }
    }

    func text(_ agency: AgencyID, _ values: [RegisterValue]) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(400)
        for field in fields {
            bytes.append(contentsOf: field.prefix)
            guard let position = field.position else {
                bytes.append(contentsOf: String(agency.value).utf8)
                continue
            }
            switch values[position] {
            case .blank: JSONText.append(nil, to: &bytes)
            case .text(let text): JSONText.append(text, to: &bytes)
            case .day(let day): JSONText.append(day.text, to: &bytes)
            case .number(let number): bytes.append(contentsOf: String(number).utf8)
            }
        }
        bytes.append(UInt8(ascii: "}"))
        return String(decoding: bytes, as: UTF8.self)
    }
}
