/// Finds citizens' numbers, telephone numbers and bank cards among the digits of a text.
///
/// Digits are taken in whole groups, so a number inside a longer one is none; groups joined by a space or a hyphen are tried together.
struct NumberScan {
    private let text: GateText
    private var findings: [GateFinding] = []

    /// Digits that touch, perhaps with the X of a check digit behind them.
    private struct Group {
        var range: Range<Int>
        var hasX: Bool
    }

    init(_ text: GateText) { self.text = text }

    consuming func found() -> [GateFinding] {
        var scan = self
        return scan.run()
    }

    private mutating func run() -> [GateFinding] {
        let glyphs = text.glyphs
        var at = 0
        var chain: [Group] = []
        while at < glyphs.count {
            guard glyphs[at].isGateDigit else {
                at += 1
                continue
            }
            var end = at + 1
            while end < glyphs.count, glyphs[end].isGateDigit { end += 1 }
            let hasX = end < glyphs.count && glyphs[end] | 0x20 == 0x78 && !(end + 1 < glyphs.count && isWordGlyph(glyphs[end + 1]))
            if hasX { end += 1 }
            chain.append(Group(range: at..<end, hasX: hasX))
            at = end
            var next = at
            while next < glyphs.count, next - at < 2, glyphs[next] == 0x20 || glyphs[next] == 0x2D { next += 1 }
            let isJoined = !hasX && next > at && next < glyphs.count
            if isJoined, glyphs[next].isGateDigit {
                at = next
            } else {
                // … 0 0 2 X, spaced out to the last sign.
                if isJoined, glyphs[next] | 0x20 == 0x78, !(next + 1 < glyphs.count && isWordGlyph(glyphs[next + 1])) {
                    chain.append(Group(range: next..<(next + 1), hasX: true))
                }
                judge(chain)
                chain.removeAll(keepingCapacity: true)
            }
        }
        return findings
    }

    private func isWordGlyph(_ glyph: UInt32) -> Bool { glyph.isGateDigit || glyph.isGateLetter || glyph == 0x5F }

    private mutating func judge(_ chain: [Group]) {
        if chain.count == 1, chain[0].range.count < 7 { return }
        var start = 0
        while start < chain.count {
            start += identity(chain, from: start) ?? single(chain, start) ?? 0
            start += 1
        }
        guard chain.count > 1 else { return }
        joinedMobile(chain)
        joinedCard(chain)
    }

    // MARK: Citizens' numbers

    /// Groups from `start` that make up eighteen digits: how many more than one, nil when they are no citizen's number.
    private mutating func identity(_ chain: [Group], from start: Int) -> Int? {
        var length = 0
        for end in start..<chain.count {
            length += chain[end].range.count
            if length > 18 { return nil }
            guard length == 18 else { continue }
            let range = chain[start].range.lowerBound..<chain[end].range.upperBound
            guard !touchesLetters(range, lettersBefore: 8) else { return nil }
            let signs = range.map { text.glyphs[$0] }.filter { $0 != 0x20 && $0 != 0x2D }
            let digits = signs.map { $0.isGateDigit ? Int($0 - 0x30) : 10 }
            var likeness = IdentityNumber.likeness18(digits)
            // Without a sound check digit, groups in a row are just numbers of a table.
            if likeness == .wrongCheckDigit, end > start { likeness = .no }
            guard likeness != .no else { return nil }
            let isCode = text.isLabelled(before: range.lowerBound, by: Self.codeLabels)
            let isCredit = CreditCode.isValid(signs)
            if isCode, isCredit || likeness == .wrongCheckDigit { return nil }
            if isCredit, likeness == .wrongCheckDigit { return nil }
            let advice =
                likeness == .wrongCheckDigit ? "这 18 位数字像公民身份号码，但校验码不对，可能有误。" + GateRule.identityNumber18.advice : nil
            add(.identityNumber18, likeness == .valid && !isCredit ? .blocks : .question, range, advice: advice)
            return end - start
        }
        return nil
    }

    /// A group that is a number by itself: 0 when it is one, nil when not.
    private mutating func single(_ chain: [Group], _ index: Int) -> Int? {
        let group = chain[index]
        guard !group.hasX else { return nil }
        let range = group.range
        let digits = range.map { Int(text.glyphs[$0] - 0x30) }
        // Behind a hyphen or before one, digits belong to a code, unless they are a number that nothing else looks like.
        switch digits.count {
        case 15:
            if digits.starts(with: [0, 0, 8, 6]) { return mobile(range, skipping: 4) }
            guard chain.count == 1 || isSpaced(chain, index), IdentityNumber.isPossible15(digits), !touchesLetters(range, lettersBefore: 8),
                !text.isLabelled(before: range.lowerBound, by: Self.codeLabels)
            else { return nil }
            add(.identityNumber15, text.isLabelled(before: range.lowerBound, by: Self.identityLabels) ? .blocks : .question, range)
            return 0
        case 11: return isSpaced(chain, index) || isCountryCode(chain, index - 1) ? mobile(range, skipping: 0) : nil
        case 12 where digits[0] == 0: return isSpaced(chain, index) ? mobile(range, skipping: 1) : nil
        case 13 where digits[0] == 8 && digits[1] == 6: return isSpaced(chain, index) ? mobile(range, skipping: 2) : nil
        case 16...19: return isSpaced(chain, index) ? card(range, digits) : nil
        default: return nil
        }
    }

    /// No hyphen on either side within the chain.
    private func isSpaced(_ chain: [Group], _ index: Int) -> Bool {
        let range = chain[index].range
        let isHyphen: (Int) -> Bool = { $0 >= 0 && $0 < text.count && text.glyphs[$0] == 0x2D }
        return !(index > 0 && isHyphen(range.lowerBound - 1)) && !(index + 1 < chain.count && isHyphen(range.upperBound))
    }

    private func isCountryCode(_ chain: [Group], _ index: Int) -> Bool {
        guard index >= 0 else { return false }
        return [[0x38, 0x36], [0x30, 0x30, 0x38, 0x36]].contains(Array(text.glyphs[chain[index].range]))
    }

    // MARK: Telephone numbers

    private mutating func mobile(_ range: Range<Int>, skipping: Int) -> Int? {
        let start = range.lowerBound + skipping
        guard text.glyphs[start] == 0x31, text.glyphs[start + 1] >= 0x33, !touchesLetters(range, lettersBefore: 6), !isAmount(range),
            !isInAddress(range.lowerBound), !text.isLabelled(before: range.lowerBound, by: Self.codeLabels)
        else { return nil }
        addMobile(range)
        return 0
    }

    private mutating func addMobile(_ range: Range<Int>) {
        add(.mobile, text.isLabelled(before: range.lowerBound, by: Self.officeLabels) ? .question : .blocks, range)
    }

    /// 138 1234 5678 and 138-1234-5678, alone in their row or behind +86.
    private mutating func joinedMobile(_ chain: [Group]) {
        let first = isCountryCode(chain, 0) ? 1 : 0
        let groups = chain[first...]
        let lengths = groups.map(\.range.count)
        let isUsual = lengths == [3, 4, 4] || lengths == [3, 3, 5] || lengths == [3, 8] || lengths == [7, 4] || lengths.count == 11
        guard isUsual, lengths.reduce(0, +) == 11, let from = groups.first?.range, let to = groups.last?.range,
            text.glyphs[from.lowerBound] == 0x31, !groups.contains(where: \.hasX)
        else { return }
        let second = from.count > 1 ? from.lowerBound + 1 : groups[first + 1].range.lowerBound
        let range = chain[0].range.lowerBound..<to.upperBound
        guard text.glyphs[second] >= 0x33, !touchesLetters(range, lettersBefore: 6), !isAmount(range) else { return }
        addMobile(range)
    }

    // MARK: Bank cards

    private mutating func card(_ range: Range<Int>, _ digits: [Int]) -> Int? {
        guard Self.passesLuhn(digits), [3, 4, 5, 6, 9].contains(digits[0]), !touchesLetters(range, lettersBefore: 8),
            !isInAddress(range.lowerBound)
        else { return nil }
        let isNamed = text.isLabelled(before: range.lowerBound, by: Self.cardLabels)
        guard isNamed || !text.isLabelled(before: range.lowerBound, by: Self.codeLabels) else { return nil }
        // Cards of this country start with 62; one number in ten passes the check by chance.
        add(.bankCard, isNamed || (digits[0] == 6 && digits[1] == 2) ? .blocks : .question, range)
        return 0
    }

    /// 6222 0212 3456 7890 123.
    private mutating func joinedCard(_ chain: [Group]) {
        let lengths = chain.map(\.range.count)
        let total = lengths.reduce(0, +)
        let isFours = lengths.count >= 4 && lengths.dropLast().allSatisfy { $0 == 4 }
        guard (16...19).contains(total), isFours || (lengths.count == 2 && lengths[0] == 6), let first = chain.first, let last = chain.last,
            !chain.contains(where: \.hasX)
        else { return }
        let range = first.range.lowerBound..<last.range.upperBound
        _ = card(range, range.compactMap { text.glyphs[$0].isGateDigit ? Int(text.glyphs[$0] - 0x30) : nil })
    }

    private static func passesLuhn(_ digits: [Int]) -> Bool {
        var sum = 0
        for (index, digit) in digits.reversed().enumerated() {
            let doubled = index % 2 == 1 ? digit * 2 : digit
            sum += doubled > 9 ? doubled - 9 : doubled
        }
        return sum % 10 == 0
    }

    // MARK: Surroundings

    private mutating func add(_ rule: GateRule, _ severity: GateSeverity, _ range: Range<Int>, advice: String? = nil) {
        findings.append(GateFinding(rule: rule, severity: severity, range: range, advice: advice))
    }

    /// Letters behind the digits, or more before them than a label such as Tel or QQ has: part of a code.
    private func touchesLetters(_ range: Range<Int>, lettersBefore: Int) -> Bool {
        if range.upperBound < text.count, isWordGlyph(text.glyphs[range.upperBound]) { return true }
        var start = range.lowerBound
        while start > 0, text.glyphs[start - 1].isGateLetter, range.lowerBound - start <= lettersBefore { start -= 1 }
        guard start > 0 else { return range.lowerBound - start > lettersBefore }
        return isWordGlyph(text.glyphs[start - 1])
    }

    /// A decimal point or a unit of measure: 13800000000元, 0.13812345678. A comma is none: no amount has eleven digits between two, and in a
    /// table as text it parts the cells.
    private func isAmount(_ range: Range<Int>) -> Bool {
        let glyphs = text.glyphs
        let (before, after) = (range.lowerBound - 1, range.upperBound)
        if before >= 1, glyphs[before] == 0x2E, glyphs[before - 1].isGateDigit { return true }
        if after + 1 < glyphs.count, glyphs[after] == 0x2E, glyphs[after + 1].isGateDigit { return true }
        if before >= 0, [0xA5, 0xFFE5, 0x24].contains(glyphs[before]) { return true }
        guard after < glyphs.count else { return false }
        return Self.units.contains(glyphs[after])
    }

    /// Inside http://…/13812345678.html, where editorial systems put their own numbers.
    private func isInAddress(_ at: Int) -> Bool {
        var start = at
        var isAddress = false
        while start > 0, at - start < 300, text.glyphs[start - 1] > 0x20, text.glyphs[start - 1] < 0x7F {
            start -= 1
            if text.glyphs[start] == 0x3A, start + 2 < text.count, text.glyphs[start + 1] == 0x2F, text.glyphs[start + 2] == 0x2F {
                isAddress = true
            }
        }
        return isAddress
    }

    static func labels(_ words: [String]) -> [[UInt32]] { words.map { $0.unicodeScalars.map(\.value) } }

    private static let units = Set("元万亿吨人户亩米度个件公平立台次%".unicodeScalars.map(\.value))
    private static let codeLabels = labels([
        "索引号", "信用代码", "统一代码", "机构代码", "项目代码", "项目编号", "编号", "文号", "流水号", "订单号", "单号", "合同号", "注册号", "许可证号", "备案号", "采购编码", "编码",
    ])
    private static let identityLabels = labels(["身份证", "身份号码", "身份证号", "证件号"])
    private static let cardLabels = labels(["银行卡", "卡号", "账号", "帐号", "账户", "开户"])
    private static let officeLabels = labels([
        "联系电话", "咨询电话", "办公电话", "值班电话", "服务电话", "监督电话", "举报电话", "投诉电话", "报名电话", "预约电话", "联系方式", "热线",
    ])
}
