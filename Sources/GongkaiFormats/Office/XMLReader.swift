/// A pull reader for the XML inside Office files: elements, attributes, text, CDATA.
///
/// Names come without their prefix, for writers choose prefixes freely. Document type declarations are refused (Office has none), so
/// there are no entities to expand and nothing to fetch.
struct XMLReader {
    enum Event: Equatable {
        case start(String)
        case end(String)
        case text(String)
        case finished
    }

    private let bytes: [UInt8]
    private let part: String
    private var at = 0
    private var open: [String] = []
    private var attributes = 0..<0
    private var endsAtOnce = false
    private static let maximumDepth = 400

    /// - Parameter part: what a fault calls the text.
    init(_ bytes: [UInt8], part: String) throws(DocumentFault) {
        self.part = part
        do {
            self.bytes = try TextDecoding.utf8(bytes)
        } catch {
            throw .damaged(part: part)
        }
    }

    /// Number of elements that are open.
    var depth: Int { open.count }

    mutating func next() throws(DocumentFault) -> Event {
        if endsAtOnce {
            endsAtOnce = false
            return .end(open.removeLast())
        }
        while at < bytes.count {
            guard bytes[at] == 0x3C else { return .text(try text()) }
            guard at + 1 < bytes.count else { throw damaged }
            switch bytes[at + 1] {
            case 0x3F: try skip(past: "?>")
            case 0x21:
                if starts(with: "<!--") {
                    try skip(past: "-->")
                } else if starts(with: "<![CDATA[") {
                    let start = at + 9
                    try skip(past: "]]>")
                    guard at - 3 >= start else { throw damaged }
                    return .text(String(decoding: bytes[start..<(at - 3)], as: UTF8.self))
                } else {
                    throw damaged
                }
            case 0x2F: return try endTag()
            default: return try startTag()
            }
        }
        guard open.isEmpty else { throw damaged }
        return .finished
    }

    /// An attribute of the element that has just started, by its name without prefix.
    func attribute(_ name: String) -> String? {
        var at = attributes.lowerBound
        while at < attributes.upperBound {
            while at < attributes.upperBound, isSpace(bytes[at]) { at += 1 }
            var start = at
            while at < attributes.upperBound, bytes[at] != 0x3D, !isSpace(bytes[at]) {
                if bytes[at] == 0x3A { start = at + 1 }
                at += 1
            }
            let key = bytes[start..<at]
            while at < attributes.upperBound, bytes[at] != 0x22, bytes[at] != 0x27 { at += 1 }
            guard at < attributes.upperBound else { return nil }
            let quote = bytes[at]
            let value = at + 1
            at = value
            while at < attributes.upperBound, bytes[at] != quote { at += 1 }
            if key.elementsEqual(name.utf8) { return try? decoded(bytes[value..<min(at, attributes.upperBound)]) }
            at += 1
        }
        return nil
    }

    /// Passes over the rest of the element that has just started.
    mutating func skipElement() throws(DocumentFault) {
        let outside = depth - 1
        while depth > outside {
            if case .finished = try next() { return }
        }
    }

    /// All text of the element that has just started, up to its end.
    mutating func elementText() throws(DocumentFault) -> String {
        let outside = depth - 1
        var result = ""
        while depth > outside {
            switch try next() {
            case .text(let words): result += words
            case .finished: return result
            case .start, .end: continue
            }
        }
        return result
    }

    private mutating func startTag() throws(DocumentFault) -> Event {
        let name = try self.name(from: at + 1)
        let start = at
        var quote: UInt8 = 0
        while at < bytes.count, quote != 0 || bytes[at] != 0x3E {
            if quote != 0 {
                if bytes[at] == quote { quote = 0 }
            } else if bytes[at] == 0x22 || bytes[at] == 0x27 {
                quote = bytes[at]
            } else if bytes[at] == 0x3C {
                throw damaged
            }
            at += 1
        }
        guard at < bytes.count else { throw damaged }
        endsAtOnce = at > start && bytes[at - 1] == 0x2F
        attributes = start..<(endsAtOnce ? at - 1 : at)
        at += 1
        open.append(name)
        guard open.count <= Self.maximumDepth else { throw .tooLarge(.nesting(Self.maximumDepth)) }
        return .start(name)
    }

    private mutating func endTag() throws(DocumentFault) -> Event {
        let name = try self.name(from: at + 2)
        while at < bytes.count, isSpace(bytes[at]) { at += 1 }
        guard at < bytes.count, bytes[at] == 0x3E, open.last == name else { throw damaged }
        at += 1
        open.removeLast()
        return .end(name)
    }

    private mutating func name(from start: Int) throws(DocumentFault) -> String {
        at = start
        var local = start
        while at < bytes.count, bytes[at] != 0x3E, bytes[at] != 0x2F, bytes[at] != 0x3C, !isSpace(bytes[at]) {
            if bytes[at] == 0x3A { local = at + 1 }
            at += 1
        }
        guard at > local else { throw damaged }
        return String(decoding: bytes[local..<at], as: UTF8.self)
    }

    private mutating func text() throws(DocumentFault) -> String {
        let start = at
        while at < bytes.count, bytes[at] != 0x3C { at += 1 }
        return try decoded(bytes[start..<at])
    }

    private func decoded(_ raw: ArraySlice<UInt8>) throws(DocumentFault) -> String {
        guard raw.contains(0x26) else { return String(decoding: raw, as: UTF8.self) }
        var result: [UInt8] = []
        var at = raw.startIndex
        while at < raw.endIndex {
            guard raw[at] == 0x26 else {
                result.append(raw[at])
                at += 1
                continue
            }
            guard let end = raw[at..<min(at + 12, raw.endIndex)].firstIndex(of: 0x3B) else { throw damaged }
            let name = String(decoding: raw[(at + 1)..<end], as: UTF8.self)
            switch name {
            case "amp": result.append(0x26)
            case "lt": result.append(0x3C)
            case "gt": result.append(0x3E)
            case "quot": result.append(0x22)
            case "apos": result.append(0x27)
            default:
                let number =
                    name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
                guard let number, number != 0, let scalar = Unicode.Scalar(number) else { throw damaged }
                result.append(contentsOf: String(Character(scalar)).utf8)
            }
            at = end + 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    private mutating func skip(past mark: String) throws(DocumentFault) {
        let wanted = Array(mark.utf8)
        while at + wanted.count <= bytes.count {
            if bytes[at] == wanted[0], bytes[at..<(at + wanted.count)].elementsEqual(wanted) {
                at += wanted.count
                return
            }
            at += 1
        }
        throw damaged
    }

    private func starts(with mark: String) -> Bool { bytes[at...].starts(with: mark.utf8) }
    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
    private var damaged: DocumentFault { .damaged(part: part) }
}
