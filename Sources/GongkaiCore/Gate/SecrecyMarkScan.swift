/// Finds marks of classification: 机密★10年, or a line that says nothing but 机密 (《国家秘密定密管理规定》; rule SR6).
///
/// The words inside a sentence (商业秘密, 泄露国家秘密) are ordinary language.
enum SecrecyMarkScan {
    static func found(in text: GateText) -> [GateFinding] {
        let glyphs = text.glyphs
        var findings: [GateFinding] = []
        for at in glyphs.indices where glyphs[at] == secret && at > 0 {
            // The levels may be set apart: 秘　密.
            var start = at - 1
            while start > 0, glyphs[start] == 0x20, at - start < 4 { start -= 1 }
            guard levels.contains(glyphs[start]) else { continue }
            var next = at + 1
            while next < glyphs.count, glyphs[next] == 0x20, next - at < 4 { next += 1 }
            let hasStar = next < glyphs.count && glyphs[next] == 0x2605
            guard hasStar || isAlone(glyphs, start..<(at + 1)) else { continue }
            findings.append(GateFinding(rule: .secrecyMark, severity: .blocks, range: start..<(hasStar ? next + 1 : at + 1)))
        }
        return findings
    }

    private static let secret: UInt32 = 0x5BC6
    /// 绝, 机, 秘.
    private static let levels: Set<UInt32> = [0x7EDD, 0x673A, 0x79D8]

    /// Nothing but the mark on its line, a pair of brackets and a word of reach (长期, 10年) apart.
    private static func isAlone(_ glyphs: [UInt32], _ mark: Range<Int>) -> Bool {
        var before = mark.lowerBound
        while before > 0, [0x20, 0x5B, 0x28, 0x3010, 0x300A].contains(glyphs[before - 1]) { before -= 1 }
        guard before == 0 || glyphs[before - 1].isGateBreak else { return false }
        var after = mark.upperBound
        while after < glyphs.count, after - mark.upperBound < 8, tail.contains(glyphs[after]) || glyphs[after].isGateDigit { after += 1 }
        return after == glyphs.count || glyphs[after].isGateBreak
    }

    private static let tail = Set(" ])】》级件年月长期*".unicodeScalars.map(\.value))
}
