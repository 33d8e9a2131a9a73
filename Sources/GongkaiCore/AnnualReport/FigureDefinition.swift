/// One figure of a form.
package struct FigureDefinition: Sendable, Equatable {
    /// `A1`, `R3.1.NP`, `D20_1.NORM.made`, `V.5`.
    package let code: String
    /// The row's label, with the column's where there is more than one.
    package let label: String
    package let unit: String?
    package let table: String
    package let row: String
    package let column: String
    /// Nil where the registers cannot give it.
    package let query: FigureQuery?
}
