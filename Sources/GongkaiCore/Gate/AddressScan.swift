/// Finds plates, landlines and electronic addresses.
enum AddressScan {
    static func found(in text: GateText) -> [GateFinding] {
        var findings: [GateFinding] = []
        let provinces = provinces
        var at = 0
        while at < text.count {
            let glyph = text.glyphs[at]
            let finding: GateFinding? =
                if glyph == 0x40 {
                    email(text, at)
                } else if glyph == 0x30 {
                    landline(text, at)
                } else if glyph >= 0x32, glyph <= 0x38 {
                    labelledLandline(text, at)
                } else if glyph > 0x4E00, provinces.contains(glyph) {
                    plate(text, at)
                } else {
                    nil
                }
            if let finding, finding.range.lowerBound >= findings.last?.range.upperBound ?? 0 {
                findings.append(finding)
                at = max(at + 1, finding.range.upperBound)
            } else {
                at += 1
            }
        }
        return findings
    }

    // MARK: Plates

    private static let provinces = HanSet("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼")
    private static let tails = Set("挂学警港澳".unicodeScalars.map(\.value))

    private static func plate(_ text: GateText, _ at: Int) -> GateFinding? {
        let glyphs = text.glyphs
        var next = at + 1
        guard next < glyphs.count, isPlateLetter(glyphs[next]) else { return nil }
        next += 1
        if next < glyphs.count, [0xB7, 0x2022, 0x30FB, 0x2E, 0x20, 0x2D].contains(glyphs[next]) { next += 1 }
        let start = next
        var digits = 0
        while next < glyphs.count, next - start < 7, isPlateLetter(glyphs[next]) || glyphs[next].isGateDigit {
            if glyphs[next].isGateDigit { digits += 1 }
            next += 1
        }
        var count = next - start
        if count == 4, next < glyphs.count, tails.contains(glyphs[next]) {
            next += 1
            count += 1
        }
        guard count == 5 || count == 6, digits >= 2 else { return nil }
        // Six signs are a new-energy plate, which has a letter in its first or last place.
        if count == 6, !glyphs[start].isGateLetter, !glyphs[next - 1].isGateLetter { return nil }
        if next < glyphs.count, glyphs[next].isGateDigit || glyphs[next].isGateLetter || glyphs[next] == 0x5F { return nil }
        return GateFinding(rule: .plate, severity: .question, range: at..<next)
    }

    private static func isPlateLetter(_ glyph: UInt32) -> Bool {
        let upper = glyph & ~0x20
        return glyph.isGateLetter && upper != 0x49 && upper != 0x4F
    }

    // MARK: Electronic addresses

    private static func email(_ text: GateText, _ at: Int) -> GateFinding? {
        let glyphs = text.glyphs
        var start = at
        while start > 0, at - start < 64, isLocal(glyphs[start - 1]) { start -= 1 }
        while start < at, glyphs[start] == 0x2E { start += 1 }
        var end = at + 1
        var dots = 0
        while end < glyphs.count, end - at < 255,
            glyphs[end].isGateLetter || glyphs[end].isGateDigit || glyphs[end] == 0x2D || glyphs[end] == 0x2E
        {
            if glyphs[end] == 0x2E { dots += 1 }
            end += 1
        }
        while end > at + 1, glyphs[end - 1] == 0x2E || glyphs[end - 1] == 0x2D {
            if glyphs[end - 1] == 0x2E { dots -= 1 }
            end -= 1
        }
        guard start < at, dots > 0, end - at > 3, glyphs[end - 1].isGateLetter else { return nil }
        return GateFinding(rule: .email, severity: .question, range: start..<end)
    }

    private static func isLocal(_ glyph: UInt32) -> Bool {
        glyph.isGateLetter || glyph.isGateDigit || [0x2E, 0x5F, 0x2D, 0x2B, 0x25].contains(glyph)
    }

    // MARK: Landlines

    /// 0734-8260000, (0734)8260000, 010 12345678; without anything between, only behind a label.
    private static func landline(_ text: GateText, _ at: Int) -> GateFinding? {
        let glyphs = text.glyphs
        guard at == 0 || !isPartOfNumber(glyphs, at - 1), at + 9 < glyphs.count else { return nil }
        let second = glyphs[at + 1]
        let areaLength = second == 0x31 || second == 0x32 ? 3 : 4
        guard second >= 0x31, second <= 0x39, second != 0x31 || glyphs[at + 2] == 0x30, at + areaLength < glyphs.count,
            (at..<(at + areaLength)).allSatisfy({ glyphs[$0].isGateDigit })
        else { return nil }
        var next = at + areaLength
        var isSeparated = false
        while next < glyphs.count, next - at < areaLength + 3, [0x20, 0x2D, 0x29].contains(glyphs[next]) {
            isSeparated = true
            next += 1
        }
        guard let end = subscriber(glyphs, next), isSeparated || text.isLabelled(before: at, by: labels) else { return nil }
        let opens = at > 0 && glyphs[at - 1] == 0x28 && isSeparated
        return GateFinding(rule: .landline, severity: .question, range: (opens ? at - 1 : at)..<end)
    }

    /// 电话：8260000.
    private static func labelledLandline(_ text: GateText, _ at: Int) -> GateFinding? {
        guard at > 0, !isPartOfNumber(text.glyphs, at - 1), let end = subscriber(text.glyphs, at),
            text.isLabelled(before: at, by: labels, reach: 5)
        else { return nil }
        return GateFinding(rule: .landline, severity: .question, range: at..<end)
    }

    private static func isPartOfNumber(_ glyphs: [UInt32], _ at: Int) -> Bool {
        if glyphs[at].isGateDigit || glyphs[at].isGateLetter || glyphs[at] == 0x5F { return true }
        return at > 0 && (glyphs[at] == 0x2D || glyphs[at] == 0x2E) && glyphs[at - 1].isGateDigit
    }

    /// Where seven or eight digits end that a subscriber's number may be, perhaps with a gap in the middle.
    private static func subscriber(_ glyphs: [UInt32], _ start: Int) -> Int? {
        guard start < glyphs.count, glyphs[start] >= 0x32, glyphs[start] <= 0x38 else { return nil }
        var end = start
        while end < glyphs.count, end - start < 9, glyphs[end].isGateDigit { end += 1 }
        if end - start == 3 || end - start == 4, end + 4 < glyphs.count + 0, glyphs[end] == 0x20 || glyphs[end] == 0x2D,
            (end + 1..<end + 5).allSatisfy({ glyphs[$0].isGateDigit })
        {
            let whole = end + 5
            return whole < glyphs.count && (glyphs[whole].isGateDigit || glyphs[whole].isGateLetter) ? nil : whole
        }
        guard end - start == 7 || end - start == 8 else { return nil }
        if end < glyphs.count, glyphs[end].isGateLetter || glyphs[end] == 0x5F { return nil }
        if end + 1 < glyphs.count, glyphs[end] == 0x2E, glyphs[end + 1].isGateDigit { return nil }
        return end
    }

    private static let labels = NumberScan.labels(["电话", "传真", "热线", "Tel", "TEL", "tel", "Fax", "FAX"])
}
