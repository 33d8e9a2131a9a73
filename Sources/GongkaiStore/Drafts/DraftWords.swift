/// One of the texts of a draft, as somebody who signs it reads it.
package struct DraftWords: Sendable, Equatable {
    package let label: String
    package let text: String
}
