import Foundation

/// A PDF taken apart as a searcher would: every stream, unpacked where it can be, and all that stands between them.
struct PDFInside {
    struct Stream {
        let number: Int?
        /// What stands before it: number and dictionary.
        let head: String
        let data: [UInt8]
        var isPicture: Bool { head.contains("/Subtype/Image") || head.contains("/Subtype /Image") }
    }

    private(set) var streams: [Stream] = []
    /// Everything outside the streams.
    private(set) var rest: [UInt8] = []
    private static let mostStreams = 20_000
    private static let longestHead = 4_096

    init(_ bytes: [UInt8]) {
        let (word, end) = (Array("stream".utf8), Array("endstream".utf8))
        var at = 0
        var restStart = 0
        while at < bytes.count, streams.count < Self.mostStreams {
            guard bytes[at] == word[0], bytes[at...].starts(with: word) else {
                at += 1
                continue
            }
            var start = at + word.count
            if start < bytes.count, bytes[start] == 0x0D { start += 1 }
            if start < bytes.count, bytes[start] == 0x0A { start += 1 }
            let text = String(decoding: bytes[max(restStart, at - Self.longestHead)..<at], as: UTF8.self)
            let head = text.range(of: " obj", searchingBackwards: true).map { String(text[text.lastLine(before: $0)...]) } ?? text
            let stop = Self.end(bytes, from: start, length: head.integer(after: "/Length "), end)
            rest += bytes[restStart..<start]
            streams.append(Stream(number: Int(head.prefix { $0.isNumber }), head: head, data: Array(bytes[start..<stop])))
            (at, restStart) = (stop + end.count, min(stop, bytes.count))
        }
        rest += bytes[min(restStart, bytes.count)...]
    }

    /// Where a stream ends: after its length if that is right, else at the next word that says so.
    private static func end(_ bytes: [UInt8], from start: Int, length: Int?, _ word: [UInt8]) -> Int {
        if let length, length >= 0, length <= bytes.count - start {
            let tail = bytes[(start + length)...].prefix(word.count + 2)
            for skipped in 0...2 where tail.dropFirst(skipped).starts(with: word) { return start + length }
        }
        var at = start
        while at < bytes.count, !(bytes[at] == word[0] && bytes[at...].starts(with: word)) { at += 1 }
        return at
    }

    /// The text of an object that is no stream.
    func object(_ number: Int) -> String? {
        let text = String(decoding: rest, as: UTF8.self)
        guard let start = text.range(of: "\n\(number) 0 obj\n") else { return nil }
        let tail = text[start.upperBound...]
        return tail.range(of: "\nendobj").map { String(tail[..<$0.lowerBound]) }
    }
}

extension String {
    fileprivate func range(of text: String, searchingBackwards: Bool) -> Range<String.Index>? {
        range(of: text, options: searchingBackwards ? .backwards : [])
    }

    fileprivate func lastLine(before range: Range<String.Index>) -> String.Index {
        self[..<range.lowerBound].lastIndex(where: \.isNewline).map { index(after: $0) } ?? startIndex
    }

    /// The number that follows a word and blanks; nil when there is none.
    func integer(after word: String) -> Int? {
        guard let place = range(of: word) else { return nil }
        return Int(self[place.upperBound...].drop { $0 == " " }.prefix { $0.isNumber }.prefix(15))
    }
}
