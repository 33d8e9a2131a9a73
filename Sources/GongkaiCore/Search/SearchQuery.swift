/// What somebody typed: strings that must all occur, and strings that must not.
///
/// Blanks part the strings, quotes (“” "" 「」 『』) keep one together, a minus directly before one excludes it. Nothing typed is an error of syntax: a quote
/// that is not closed closes at the end, an operator without a string is nothing.
package struct SearchQuery: Sendable, Equatable {
    /// In characters.
    package static let longest = 200

    package var required: [String] = []
    package var excluded: [String] = []

    package init(_ typed: String) throws(SearchRefusal) {
        let typed = Self.trimmed(typed)
        if typed.count > Self.longest { throw .tooLong(typed.count) }
        for part in Self.parts(of: typed) {
            let text = SearchText(part.text)
            if text.units.isEmpty { continue }
            if part.isExcluded {
                if !excluded.contains(part.text) { excluded.append(part.text) }
            } else if !required.contains(part.text) {
                required.append(part.text)
            }
        }
        if required.isEmpty { throw excluded.isEmpty ? .empty : .onlyExclusions }
    }

    private struct Part { var text = "", isExcluded = false }

    private static func parts(of typed: String) -> [Part] {
        var parts: [Part] = []
        var current = Part()
        var closing: Character?
        var isFresh = true  // nothing of the current string has been read
        func ended() {
            if !current.text.isEmpty { parts.append(current) }
            current = Part()
            isFresh = true
        }
        for character in typed {
            if let close = closing {
                if character == close || (close == "”" && character == "\"") {
                    closing = nil
                    ended()
                } else {
                    current.text.append(character)
                }
            } else if let close = quotes[character] {
                let isExcluded = isFresh && current.isExcluded
                if !isFresh { ended() }
                current.isExcluded = isExcluded
                closing = close
                isFresh = false
            } else if character.isWhitespace || character.unicodeScalars.allSatisfy({ $0.value == 0x200B || $0.value == 0x200A }) {
                ended()
            } else if isFresh, minuses.contains(character) {
                current.isExcluded = true
            } else {
                current.text.append(character)
                isFresh = false
            }
        }
        ended()
        return parts
    }

    private static let quotes: [Character: Character] = ["\"": "\"", "“": "”", "”": "”", "＂": "＂", "「": "」", "『": "』"]
    private static let minuses: Set<Character> = ["-", "－", "−"]

    private static func trimmed(_ text: String) -> String {
        var text = Substring(text)
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
