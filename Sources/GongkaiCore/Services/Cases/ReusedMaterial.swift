/// A material that somebody handed in before and agrees to have used again. What they say is no proof: the window looks at the earlier case and
/// confirms it by a step.
package struct ReusedMaterial: Sendable, Equatable {
    /// The code of the material.
    package let material: String
    /// The number of the earlier case; nil where none of the same applicant was found that has it.
    package let source: String?
    /// The day the earlier case came in.
    package let on: Day?

    package init(_ material: String, from source: String? = nil, on day: Day? = nil) {
        self.material = material
        self.source = source
        on = day
    }

    /// As the window reads it.
    package var words: String {
        guard let source else { return "申请人同意再次使用，没有找到以前交过的办件" }
        return "申请人同意再次使用，见办件\(source)" + (on.map { "（\($0.text)收件）" } ?? "") + "，待核对后用“当场更正”登记"
    }
}

extension ReusedMaterial {
    /// As an event holds them: a line each, `M01|ZX12-BJ-202600001|2026-03-02`, `M02||`.
    package static func text(_ materials: [ReusedMaterial]) -> String {
        materials.map { "\($0.material)|\($0.source ?? "")|\($0.on?.text ?? "")" }.joined(separator: "\n")
    }

    /// Lines that are none are left out.
    package static func list(_ text: String) -> [ReusedMaterial] {
        text.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            guard cells.count == 3, !cells[0].isEmpty else { return nil }
            return ReusedMaterial(cells[0], from: cells[1].isEmpty ? nil : cells[1], on: Day(cells[2]))
        }
    }
}
