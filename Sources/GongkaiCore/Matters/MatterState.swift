/// Where a matter stands, by the code it is stored under. Each kind of matter has its own (``Workflow/State``).
package struct MatterState: Sendable, Hashable {
    package let code: String

    package init(_ code: String) {
        self.code = code
    }
}

/// What can be done with a matter, by the code it is stored under and by which the API names it.
package struct MatterAction: Sendable, Hashable {
    package let code: String

    package init(_ code: String) {
        self.code = code
    }
}
