import Foundation

/// What search makes of each character: one table, built once per process, so that folding 400 characters is 400 look-ups.
///
/// Compatibility forms become plain (full-width, ㈠, ㎡, Kangxi radicals), letters lower case, marks and soft hyphens vanish, traditional characters
/// become simplified one by one. One by one is on purpose: 乾 is always 干, on both sides, while a converter that knows words would cut the
/// text 乾隆 differently from the query 乾.
struct FoldingTable: Sendable {
    /// What one character of the text is to search.
    enum Meaning: Equatable {
        /// Not there at all: combining marks, zero-width characters, soft hyphens.
        case nothing
        /// Ends a word, but what stands before and after it is still one string: blanks, brackets, quotes, hyphens, line ends.
        case gap
        /// Ends a clause: no string reaches over it.
        case pause
        /// One character that stands for itself: Chinese, kana, hangul.
        case han(UInt32)
        case letter(UInt32)
        case digit(UInt32)
        /// A character that stands for several.
        case several([UInt32])
    }

    static let shared = FoldingTable()

    /// Raised whenever the same text could be folded or cut into keys differently, so that a store knows to build its index anew.
    static let version = 1

    private static let size = 0x3_0000
    private let entries: [UInt32]
    private let expansions: [[UInt32]]

    private static let nothing: UInt32 = 0 << 28
    private static let gap: UInt32 = 1 << 28
    private static let pause: UInt32 = 2 << 28
    private static let han: UInt32 = 3 << 28
    private static let letter: UInt32 = 4 << 28
    private static let digit: UInt32 = 5 << 28
    private static let several: UInt32 = 6 << 28

    private init() {
        var expansions: [[UInt32]] = []
        let simplified = Self.simplifiedForms()
        self.entries = (0..<UInt32(Self.size)).map { value in
            guard let scalar = Unicode.Scalar(value) else { return Self.gap }
            let folded = Self.fold(scalar, simplified: simplified)
            if folded.count == 1 { return folded[0] }
            if folded.isEmpty { return Self.nothing }
            expansions.append(folded)
            return Self.several | UInt32(expansions.count - 1)
        }
        self.expansions = expansions
    }

    /// The tagged entry of a character; `parts(of:)` opens the rare ones that stand for several.
    @inline(__always) func entry(_ scalar: Unicode.Scalar) -> UInt32 {
        let value = scalar.value
        if value < Self.size { return entries[Int(value)] }
        // Beyond the table lie the later extensions of Chinese characters; everything else there is no text.
        return (0x3_0000...0x3_23AF).contains(value) ? Self.han | value : Self.gap
    }

    @inline(__always) func tag(_ entry: UInt32) -> Tag { Tag(rawValue: UInt8(truncatingIfNeeded: entry >> 28)) ?? .gap }
    @inline(__always) func value(_ entry: UInt32) -> UInt32 { entry & 0x0FFF_FFFF }
    func parts(_ entry: UInt32) -> [UInt32] { expansions[Int(value(entry))] }

    enum Tag: UInt8 { case nothing, gap, pause, han, letter, digit, several }

    func meaning(of scalar: Unicode.Scalar) -> Meaning {
        let entry = entry(scalar)
        return switch tag(entry) {
        case .nothing: .nothing
        case .gap: .gap
        case .pause: .pause
        case .han: .han(value(entry))
        case .letter: .letter(value(entry))
        case .digit: .digit(value(entry))
        case .several: .several(parts(entry).map(value))
        }
    }
}

extension FoldingTable {
    /// Tagged entries for one character.
    private static func fold(_ scalar: Unicode.Scalar, simplified: [UInt32: UInt32]) -> [UInt32] {
        let value = scalar.value
        if pauses.contains(scalar) { return [pause] }
        if value == 0x25CB { return [han | 0x3007] }  // 二○一四 is often typed with a circle for 〇
        if isHan(value) { return [han | (simplified[value] ?? value)] }
        if isHangul(value) { return [han | value] }
        if value < 0x80 { return [plain(Unicode.Scalar(UInt8(value)), simplified: simplified)].compactMap { $0 } }
        if scalar.properties.generalCategory == .privateUse || scalar.properties.generalCategory == .unassigned { return [gap] }
        return String(scalar).decomposedStringWithCompatibilityMapping.lowercased().decomposedStringWithCompatibilityMapping.unicodeScalars
            .compactMap { plain($0, simplified: simplified) }
    }

    private static func plain(_ scalar: Unicode.Scalar, simplified: [UInt32: UInt32]) -> UInt32? {
        let value = scalar.value
        if isHan(value) { return han | (simplified[value] ?? value) }
        if isKana(value) || isHangul(value) { return han | value }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark, .format: return nil
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
            return letter | (scalar.properties.lowercaseMapping.unicodeScalars.first?.value ?? value)
        case .decimalNumber: return digit | (scalar.properties.numericType == .decimal ? decimal(scalar) : value)
        case .letterNumber, .otherNumber: return letter | value
        default: return gap
        }
    }

    /// The digits of other scripts are digits too.
    private static func decimal(_ scalar: Unicode.Scalar) -> UInt32 {
        scalar.properties.numericValue.map { 0x30 + UInt32($0) } ?? scalar.value
    }

    /// Commas and colons of Chinese typing end a clause; the ones of Western typing stand inside numbers and times.
    private static let pauses = Set<Unicode.Scalar>("。！？；，、：…｡､!?;\u{2029}".unicodeScalars)

    private static func isHan(_ value: UInt32) -> Bool {
        (0x4E00...0x9FFF).contains(value) || (0x3400...0x4DBF).contains(value) || value == 0x3007 || value == 0x3005
            || (0x2_0000...0x2_F7FF).contains(value)
    }

    private static func isKana(_ value: UInt32) -> Bool { (0x3041...0x3096).contains(value) || (0x30A1...0x30FA).contains(value) }
    private static func isHangul(_ value: UInt32) -> Bool { (0xAC00...0xD7A3).contains(value) || (0x1100...0x11FF).contains(value) }

    /// Traditional to simplified by the rules in Foundation; on a line of its own each character is converted without its neighbours.
    private static func simplifiedForms() -> [UInt32: UInt32] {
        let traditional = (UInt32(0x3400)...0x4DBF).map { $0 } + (UInt32(0x4E00)...0x9FFF).map { $0 }
        let lines = traditional.compactMap(Unicode.Scalar.init).map { String($0) }.joined(separator: "\n")
        guard let converted = lines.applyingTransform(StringTransform("Hant-Hans"), reverse: false) else { return [:] }
        let results = converted.split(separator: "\n", omittingEmptySubsequences: false)
        guard results.count == traditional.count else { return [:] }
        var forms: [UInt32: UInt32] = [:]
        for (from, to) in zip(traditional, results) {
            guard let first = to.unicodeScalars.first, to.unicodeScalars.count == 1, first.value != from else { continue }
            forms[from] = first.value
        }
        // 后 and 於 are simplified by the rules only in some words; alone they would part 皇后 from 後.
        for (from, to) in zip("於藉乾著麼瞭", "于借干着么了") {
            guard let from = from.unicodeScalars.first?.value, let to = to.unicodeScalars.first?.value else { continue }
            forms[from] = to
        }
        return forms
    }
}
