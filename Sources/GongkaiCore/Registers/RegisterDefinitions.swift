extension RegisterDefinition {
    /// Every register, in the order of the menu; a register stands behind those it refers to.
    package static let all: [RegisterDefinition] =
        disclosures + responses + requests + remedies + support + administration

    /// The headings of the menu, in order.
    package static let sections: [String] = all.reduce(into: []) { sections, register in
        if sections.last != register.section { sections.append(register.section) }
    }

    /// The register of that name.
    package static func named(_ name: String) throws(UnknownRegister) -> RegisterDefinition {
        guard let register = byName[name] else { throw UnknownRegister(name: name) }
        return register
    }

    /// The registers with a column that refers to this one, and that column.
    package var dependents: [(register: RegisterDefinition, column: String)] {
        RegisterDefinition.all.flatMap { register in
            register.references.filter { $0.register == name }.map { (register, $0.column.name) }
        }
    }

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}

/// A register was asked for that does not exist.
package struct UnknownRegister: Error, Sendable, Equatable, CustomStringConvertible {
    package let name: String

    package var description: String {
        "there is no register \"\(name)\"; there are \(RegisterDefinition.all.map(\.name).joined(separator: ", "))"
    }

    package var words: String { "没有名为“\(name)”的台账。" }
}
