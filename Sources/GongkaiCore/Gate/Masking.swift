/// How personal data is shown where it must not be shown in full. What is too short to keep anything of is masked whole.
package enum Masking {
    /// How much of a citizen's number stays.
    package enum IdentityStyle: Sendable {
        /// `**************1234`: the usual one.
        case lastFour
        /// `430408********1234`: only to tell namesakes apart.
        case namesakes
        /// `4304**************`.
        case regionOnly
    }

    /// 张三 → 张*, 张小明 → 张*明, 欧阳明日 → 欧阳*日.
    package static func name(_ name: String) -> String {
        let letters = Array(name.filter { !$0.isWhitespace })
        guard letters.count > 1 else { return letters.isEmpty ? "" : "*" }
        let surname = letters.count > 2 && compoundSurnames.contains(String(letters[..<2])) ? 2 : 1
        // Names of other peoples (买买提·吐尔逊) have no surname in front: only the first character stays.
        if letters.contains("·") || letters.contains("•") || letters.count > 4 { return "\(letters[0])***" }
        let rest = letters.count - surname
        let tail = rest > 1 ? String(letters[letters.count - 1]) : ""
        return String(letters[..<surname]) + String(repeating: "*", count: max(1, rest - tail.count)) + tail
    }

    package static func identityNumber(_ number: String, style: IdentityStyle = .lastFour) -> String {
        let signs = compact(number)
        return switch style {
        case .lastFour: keep(signs, head: 0, tail: 4)
        case .namesakes: keep(signs, head: 6, tail: 4)
        case .regionOnly: keep(signs, head: 4, tail: 0)
        }
    }

    /// 13812345678 → 138****5678; a country code stays before it.
    package static func mobile(_ number: String) -> String {
        let signs = compact(number)
        return keep(signs, head: signs.count - 8, tail: 4)
    }

    /// 0734-8260000 → 0734-826****.
    package static func landline(_ number: String) -> String {
        var left = 4
        let masked = number.reversed().map { sign -> Character in
            guard left > 0, sign.isNumber else { return sign }
            left -= 1
            return "*"
        }
        return String(masked.reversed())
    }

    package static func bankAccount(_ number: String) -> String { keep(compact(number), head: 0, tail: 4) }

    /// 湘D12312 → 湘D***12.
    package static func plate(_ plate: String) -> String {
        keep(plate.filter { $0.isLetter || $0.isNumber }.map { $0 }, head: 2, tail: 2)
    }

    /// zhang.san@example.com → z***@example.com.
    package static func email(_ address: String) -> String {
        guard let at = address.lastIndex(of: "@"), let first = address.first, first != "@" else { return "***" }
        return "\(first)***\(address[at...])"
    }

    private static let compoundSurnames: Set<String> = [
        "欧阳", "上官", "司马", "诸葛", "皇甫", "尉迟", "东方", "夏侯", "令狐", "公孙", "慕容", "长孙", "宇文", "司徒", "轩辕", "端木", "百里", "南宫", "西门",
    ]

    private static func compact(_ number: String) -> [Character] {
        number.filter { !$0.isWhitespace && $0 != "-" && $0 != "－" && $0 != "—" }.map { $0 }
    }

    private static func keep(_ signs: [Character], head: Int, tail: Int) -> String {
        let head = max(0, head)
        guard signs.count > head + tail else { return String(repeating: "*", count: signs.count) }
        return String(signs.prefix(head)) + String(repeating: "*", count: signs.count - head - tail) + String(signs.suffix(tail))
    }
}
