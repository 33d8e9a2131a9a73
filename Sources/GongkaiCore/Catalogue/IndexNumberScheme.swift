/// How one unit numbers its items: its code in front, a serial of five digits that begins anew each year behind.
///
/// > 索引号……由信息发布机构代码和流水号组成，具有唯一性，不因发布机构变化而改变 ——国办秘函〔2009〕6号
///
/// A number once given is never given again, whatever becomes of the item; the store keeps the highest serial of each unit and year.
package struct IndexNumberScheme: Sendable, Equatable {
    /// An index number taken apart.
    package struct Parts: Sendable, Equatable {
        package let code: String
        package let year: Int
        package let serial: Int
    }

    package enum Refusal: Error, Sendable, Equatable {
        case codeMalformed(String)
        case checkCharacterWrong(String)
        case yearOutside(Int)
        case serialsExhausted(year: Int)

        package var words: String {
            switch self {
            case .codeMalformed(let text): "“\(text)”不是组织机构代码（9位）或统一社会信用代码（18位）。请核对后重新填写。"
            case .checkCharacterWrong(let text): "“\(text)”的校验码不对，可能有一位写错。请对照代码证书核对。"
            case .yearOutside(let year): "索引号不能用\(year)年编号。请核对生成日期。"
            case .serialsExhausted(let year): "\(year)年的索引号流水号已用到99999，不能再编。请与系统管理员联系，另设编号单位。"
            }
        }
    }

    /// The code of the unit, nine or eighteen characters.
    package let code: String

    /// Takes a code of either kind, with or without a hyphen. Its check character must be right: the numbers are permanent.
    package init(code text: String) throws(Refusal) {
        if let credit = UnifiedCreditCode(text) {
            guard credit.hasRightCheckCharacter else { throw .checkCharacterWrong(text) }
            code = credit.text
        } else if let organisation = OrganisationCode(text) {
            guard organisation.hasRightCheckCharacter else { throw .checkCharacterWrong(text) }
            code = organisation.text
        } else {
            throw .codeMalformed(text)
        }
    }

    /// `000014349/2015-00200`.
    package func number(year: Int, serial: Int) throws(Refusal) -> String {
        guard (1949...9999).contains(year) else { throw .yearOutside(year) }
        guard (1...99_999).contains(serial) else { throw .serialsExhausted(year: year) }
        let digits = String(serial)
        return "\(code)/\(year)-\(String(repeating: "0", count: 5 - digits.count))\(digits)"
    }

    /// Whether a number was given by this scheme; those of the unit's older code are not.
    package func gave(_ number: String) -> Bool { IndexNumberScheme.parts(of: number)?.code == code }

    /// Takes a number apart; nil when it is not well formed.
    package static func parts(of number: String) -> Parts? {
        guard IndexNumber.isWellFormed(number) else { return nil }
        let fields = number.split { $0 == "/" || $0 == "-" }
        guard fields.count == 3, let year = Int(fields[1]), let serial = Int(fields[2]) else { return nil }
        return Parts(code: String(fields[0]), year: year, serial: serial)
    }
}
