/// Finds in what a unit wrote of its telephone the numbers that can be dialled: 0734-8850111、8850112转203（工作日）.
package enum TelephoneText {
    /// A stretch of the text; `dial` is what a telephone dials for it, nil for words.
    package struct Piece: Sendable, Equatable {
        package let text: String
        package let dial: String?

        package init(_ text: String, dial: String? = nil) {
            self.text = text
            self.dial = dial
        }
    }

    /// The whole text in its order.
    package static func pieces(of text: String) -> [Piece] {
        let signs = Array(text)
        var pieces: [Piece] = [], words = "", position = 0
        func isDigit(_ index: Int) -> Bool { index < signs.count && signs[index].isASCII && signs[index].isNumber }
        while position < signs.count {
            let isStart = (isDigit(position) || "(（".contains(signs[position])) && !(position > 0 && isDigit(position - 1))
            if isStart, let found = number(in: signs, from: position) {
                if !words.isEmpty { pieces.append(Piece(words)) }
                words = ""
                pieces.append(Piece(String(signs[position..<found.end]), dial: found.dial))
                position = found.end
            } else {
                words.append(signs[position])
                position += 1
            }
        }
        if !words.isEmpty { pieces.append(Piece(words)) }
        return pieces
    }

    /// Whether one could ring anybody.
    package static func holdsNumber(_ text: String) -> Bool { pieces(of: text).contains { $0.dial != nil } }

    /// The longest number that begins here.
    private static func number(in signs: [Character], from start: Int) -> (dial: String, end: Int)? {
        var groups: [(digits: String, end: Int)] = [], position = start
        func digits() -> String {
            let run = signs[position...].prefix { $0.isASCII && $0.isNumber }
            position += run.count
            return String(run)
        }
        if "(（".contains(signs[start]) {
            position += 1
            let area = digits()
            guard area.first == "0", position < signs.count, ")）".contains(signs[position]) else { return nil }
            position += 1
            groups.append((area, position))
        } else {
            let first = digits()
            groups.append((first, position))
        }
        while groups.count < 3, position < signs.count {
            if "-－–—‐ ".contains(signs[position]) { position += 1 } else if position != start + groups[0].digits.count + 2 { break }
            let more = position < signs.count ? digits() : ""
            if more.isEmpty { break }
            groups.append((more, position))
        }
        while let last = groups.last {
            if let found = dial(groups.map(\.digits)) { return extended(found, in: signs, from: last.end) }
            groups.removeLast()
        }
        return nil
    }

    /// What to dial for groups of digits; nil when they are no telephone number.
    private static func dial(_ groups: [String]) -> String? {
        func isArea(_ digits: String) -> Bool { digits.first == "0" && (3...4).contains(digits.count) }
        func isLocal(_ digits: String) -> Bool { (7...8).contains(digits.count) }
        func isOwnLocal(_ digits: String) -> Bool { isLocal(digits) && digits.first != "0" && digits.first != "1" }
        func isExtension(_ digits: String) -> Bool { (1...5).contains(digits.count) }
        let whole = groups.joined()
        if ["400", "800"].contains(whole.prefix(3)), whole.count == 10, groups[0].count == 3 || groups.count == 1 { return whole }
        switch groups.count {
        case 1:
            let isMobile = whole.count == 11 && whole.first == "1" && !whole.hasPrefix("10") && !whole.hasPrefix("12")
            let isService =
                ["110", "119", "120", "122"].contains(whole) || (whole.count == 5 && (whole.hasPrefix("1") || whole.hasPrefix("9")))
            let isLong = whole.first == "0" && (10...12).contains(whole.count)
            return isMobile || isService || isLong || isOwnLocal(whole) ? whole : nil
        case 2:
            if isArea(groups[0]), isLocal(groups[1]) { return whole }
            return isOwnLocal(groups[0]) && isExtension(groups[1]) ? "\(groups[0]),\(groups[1])" : nil
        case 3:
            return isArea(groups[0]) && isLocal(groups[1]) && isExtension(groups[2]) ? "\(groups[0])\(groups[1]),\(groups[2])" : nil
        default: return nil
        }
    }

    /// With the extension behind it: 转203. A comma waits until somebody answers.
    private static func extended(_ dial: String, in signs: [Character], from end: Int) -> (dial: String, end: Int) {
        guard end < signs.count, signs[end] == "转" else { return (dial, end) }
        let run = signs[(end + 1)...].prefix { $0.isASCII && $0.isNumber }
        guard (1...5).contains(run.count) else { return (dial, end) }
        return ("\(dial),\(String(run))", end + 1 + run.count)
    }
}
