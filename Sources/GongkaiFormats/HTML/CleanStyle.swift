/// What a `style` attribute says, as far as cleaning cares.
struct CleanStyle {
    private let values: [Substring: Substring]

    init(_ text: String?) {
        var values: [Substring: Substring] = [:]
        for rule in (text ?? "").lowercased().split(separator: ";") {
            guard let colon = rule.firstIndex(of: ":") else { continue }
            let value = rule[rule.index(after: colon)...].drop(while: \.isWhitespace)
            let end = value.lastIndex { !$0.isWhitespace }.map { value.index(after: $0) } ?? value.startIndex
            values[rule[..<colon].filter { !$0.isWhitespace }[...]] = value[..<end]
        }
        self.values = values
    }

    /// Made invisible: Word's hidden text says `mso-hide:all`.
    var isHidden: Bool {
        values["display"]?.hasPrefix("none") == true || values["visibility"]?.hasPrefix("hidden") == true
            || values["mso-hide"]?.hasPrefix("all") == true
    }

    /// The number or bullet that Word writes before an item.
    var isListMarker: Bool { values["mso-list"]?.hasPrefix("ignore") == true }

    /// The level of an item of a list in Word, from 1.
    var listLevel: Int? {
        guard let list = values["mso-list"], let mark = list.split(separator: " ").first(where: { $0.hasPrefix("level") }) else {
            return nil
        }
        return Int(mark.dropFirst(5)).map { min(max($0, 1), 9) }
    }

    /// Where lines stand, if it says so.
    var alignment: CleanAlignment?? { values["text-align"].map { CleanAlignment(said: $0) } }

    func apply(to look: inout CleanLook) {
        if let weight = values["font-weight"] { look.isStrong = weight.hasPrefix("bold") || (Int(weight) ?? 0) >= 600 }
        if let slant = values["font-style"] { look.isEmphasised = slant.hasPrefix("italic") || slant.hasPrefix("oblique") }
        for name in ["text-decoration", "text-decoration-line"] as [Substring] {
            guard let line = values[name] else { continue }
            if line.contains("underline") { look.isUnderlined = true }
            if line.contains("line-through") { look.isStruck = true }
        }
        switch values["vertical-align"] {
        case "super": (look.isRaised, look.isLowered) = (true, false)
        case "sub": (look.isRaised, look.isLowered) = (false, true)
        default: break
        }
    }
}
