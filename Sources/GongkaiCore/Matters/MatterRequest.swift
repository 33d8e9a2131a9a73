/// Somebody's wish to take a step.
package struct MatterRequest: Sendable, Equatable {
    package let action: MatterAction
    /// The version they saw.
    package let version: Int
    /// The legal day of what is recorded; nil for the day it is recorded.
    package let on: Day?
    /// By the codes of the fields. Blank texts are left out.
    package let values: [String: FieldValue]
    /// The branch that is answered.
    package let branch: Int?

    package init(_ action: MatterAction, seen version: Int, on: Day? = nil, values: [String: FieldValue] = [:], branch: Int? = nil) {
        self.action = action
        self.version = version
        self.on = on
        self.values = values.filter { !MatterField.isBlank($0.value) }
        self.branch = branch
    }

    /// What is said in this field.
    package subscript(_ field: MatterField) -> FieldValue? { values[field.code] }
}

/// What the store carries out, in one transaction, when a step is granted.
package struct MatterDecision: Sendable, Equatable {
    package let event: MatterEvent
    /// The matter with the event.
    package let matter: Matter
    /// To produce.
    package let documents: [MatterDocument]
    /// The number of the event whose documents are void, because it was a mistake.
    package let voids: Int?
    package let notices: [MatterMove.Notice]
}

/// A step as the page offers it.
package struct MatterButton: Sendable, Equatable {
    package let action: MatterAction
    package let words: String
    /// The branch it answers.
    package let branch: Int?
    /// Why it cannot be taken now, whatever is filled in; nil when it can.
    package let refusal: MatterRefusal?

    package init(action: MatterAction, words: String, branch: Int?, refusal: MatterRefusal?) {
        self.action = action
        self.words = words
        self.branch = branch
        self.refusal = refusal
    }
}
