/// What was taken out, for the file and for whoever asks: ground, article, page, how much. Never what it was.
package struct RedactionLog: Sendable, Equatable, Codable {
    /// What was taken out of one page on one ground.
    package struct Entry: Sendable, Equatable, Codable {
        package let ground: RedactionGround
        package let article: String
        package let page: Int
        package let boxes: Int
        /// Characters that were read beneath the boxes; nil where the page is a picture and nobody counted.
        package let characters: Int?

        package init(ground: RedactionGround, article: String, page: Int, boxes: Int, characters: Int?) {
            (self.ground, self.article, self.page, self.boxes, self.characters) = (ground, article, page, boxes, characters)
        }
    }

    package let entries: [Entry]
    /// Pages without text of their own: only their pixels could be checked, so a person must look at them.
    package let pagesWithoutText: [Int]
    /// Words left out of the new text because nobody could see them on the page: beneath earlier boxes, white on white.
    package let unseenWords: Int

    package init(entries: [Entry], pagesWithoutText: [Int], unseenWords: Int) {
        (self.entries, self.pagesWithoutText, self.unseenWords) = (entries, pagesWithoutText, unseenWords)
    }

    /// The parts that concern somebody else, ground by ground.
    package var thirdParty: [(ground: RedactionGround, entries: [Entry])] {
        RedactionGround.allCases.filter(\.isThirdParty).compactMap { ground in
            let entries = entries.filter { $0.ground == ground }
            return entries.isEmpty ? nil : (ground, entries)
        }
    }
}
