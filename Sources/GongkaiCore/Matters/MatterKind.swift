/// A kind of matter: what a person can wait for.
package struct MatterKind: Sendable {
    /// As stored, such as `request`.
    package let code: String
    package let name: String
    /// How its matters are numbered.
    package let numbering: NumberRule
    /// The table that holds for a matter when a step is dated on a day: the law may have changed since it began.
    package let workflow: @Sendable (Matter, Day) -> Workflow

    package init(code: String, name: String, numbering: NumberRule, workflow: @escaping @Sendable (Matter, Day) -> Workflow) {
        self.code = code
        self.name = name
        self.numbering = numbering
        self.workflow = workflow
    }
}
