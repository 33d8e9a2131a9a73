/// How a catalogue numbers its items: lengths and what stands where. A catalogue has one; a newer catalogue may have another.
package struct ItemCodeScheme: Sendable, Equatable {
    /// What a place of the code may hold.
    package enum Characters: String, Sendable {
        case digits = "数字"
        case capitals = "大写字母"
        case alphanumerics = "数字或大写字母"

        func contains(_ byte: UInt8) -> Bool {
            let isDigit = (0x30...0x39).contains(byte), isCapital = (0x41...0x5A).contains(byte)
            return switch self {
            case .digits: isDigit
            case .capitals: isCapital
            case .alphanumerics: isDigit || isCapital
            }
        }
    }

    /// A part of the basic code.
    package struct Segment: Sendable, Equatable {
        package enum Meaning: String, Sendable {
            case division = "行政区划"
            case type = "事项类型"
            case main = "主项"
            case sub = "子项"
        }
        package let meaning: Meaning
        package let length: Int
        package let characters: Characters
    }

    /// As sentences name it.
    package let name: String
    package let segments: [Segment]
    /// Whether implementation codes are body, level and basic code; otherwise the scheme knows basic codes only.
    package let hasTaskCodes: Bool

    /// The length of a basic code (基本编码).
    package var catalogLength: Int { segments.reduce(0) { $0 + $1.length } }
    /// The length of an implementation code (实施编码): body 18, level 1, basic code.
    package var taskLength: Int { ItemCodeScheme.bodyLength + 1 + catalogLength }
    /// The length of a handling-item code (业务办理项编码): implementation code and two digits.
    package var handleItemLength: Int { taskLength + 2 }

    /// A unified social credit code.
    package static let bodyLength = 18

    /// The national platform (GB/T 39554.1, C0109): 12, 31 and 33 characters.
    package static let national = ItemCodeScheme(
        name: "国家政务服务平台编码",
        segments: [
            Segment(meaning: .division, length: 2, characters: .digits), Segment(meaning: .type, length: 2, characters: .digits),
            Segment(meaning: .main, length: 5, characters: .alphanumerics), Segment(meaning: .sub, length: 3, characters: .alphanumerics),
        ], hasTaskCodes: true)

    /// Catalogues before it: two letters for the type (`XK` 许可), five for the item, three for the sub-item.
    package static let older = ItemCodeScheme(
        name: "原10位编码",
        segments: [
            Segment(meaning: .type, length: 2, characters: .capitals), Segment(meaning: .main, length: 5, characters: .digits),
            Segment(meaning: .sub, length: 3, characters: .digits),
        ], hasTaskCodes: false)

    package static let all = [national, older]
}
