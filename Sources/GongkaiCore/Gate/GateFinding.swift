/// A hit while the text is being scanned: its range counts glyphs of the folded text.
struct GateFinding {
    let rule: GateRule
    let severity: GateSeverity
    let range: Range<Int>
    var advice: String?

    /// Stars over the digits that must not be shown, in the text's own places.
    func mask(_ shown: inout [Unicode.Scalar], _ text: GateText) {
        let signs = range.filter { text.glyphs[$0].isGateDigit || text.glyphs[$0].isGateLetter || text.glyphs[$0] > 0x7F }
        let (head, tail): (Int, Int)
        switch rule {
        case .identityNumber18, .identityNumber15, .bankCard: (head, tail) = (0, 4)
        case .mobile: (head, tail) = (signs.count - 8, 4)
        case .landline: (head, tail) = (signs.count - 4, 0)
        case .plate: (head, tail) = (2, 2)
        case .email:
            let local = range.prefix { text.glyphs[$0] != 0x40 }
            for index in local.dropFirst() { shown[Int(text.positions[index])] = "*" }
            return
        default: return
        }
        for index in signs.dropFirst(max(head, 0)).dropLast(tail) { shown[Int(text.positions[index])] = "*" }
    }
}
