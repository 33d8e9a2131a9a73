/// What is to be taken out of a document, and what must be found nowhere afterwards.
package struct RedactionOrder: Sendable, Equatable {
    package let boxes: [RedactionBox]
    /// What the clerk knows must be gone: a name, a number.
    package let mustNotHold: [String]
    /// What is covered in one place and may be read in another, such as a year: the search for covered text passes over it.
    package let mayStay: [String]
    /// The code of the regulation whose articles are quoted.
    package let regime: String

    package static let mostBoxes = 5_000
    package static let mostStrings = 200

    package init(_ boxes: [RedactionBox], mustNotHold: [String] = [], mayStay: [String] = [], regime: String = "2019") {
        (self.boxes, self.mustNotHold, self.mayStay, self.regime) = (boxes, mustNotHold, mayStay, regime)
    }

    /// The regulation that is quoted; the one in force when the code is not known, which ``check(pages:)`` refuses.
    package var law: DisclosureRegime { DisclosureRegime.code(regime) ?? DisclosureRegime.all[0] }

    /// What can be said before the document is opened; boxes count from 1.
    package func check() throws(RedactionRefusal) {
        guard DisclosureRegime.code(regime) != nil else { throw .unknownRegime(regime) }
        guard !boxes.isEmpty else { throw .noBox }
        guard boxes.count <= Self.mostBoxes else { throw .tooManyBoxes(boxes.count) }
        for (index, box) in boxes.enumerated() {
            guard box.hasSize else { throw .boxWithoutSize(box: index + 1) }
            guard box.isOnPage else { throw .boxOutsidePage(box: index + 1, page: box.page) }
        }
        guard mustNotHold.count + mayStay.count <= Self.mostStrings else { throw .tooManyStrings }
        for (index, text) in mustNotHold.enumerated() where RedactedText.folded(text).count < RedactedText.shortest {
            throw .stringTooShort(number: index + 1)
        }
    }

    /// Whether each box lies on a page that there is.
    package func check(pages: Int) throws(RedactionRefusal) {
        for (index, box) in boxes.enumerated() where !(1...max(1, pages)).contains(box.page) {
            throw .noSuchPage(box: index + 1, page: box.page, pages: pages)
        }
    }
}
