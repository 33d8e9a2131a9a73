/// 行使层级 (A.2).
package enum ExerciseLevel: String, CodedValue {
    case national = "1"
    case province = "2"
    case city = "3"
    case county = "4"
    case township = "5"
    case village = "6"
    case graded = "7"

    package var words: String {
        switch self {
        case .national: "国家级"
        case .province: "省级"
        case .city: "市级"
        case .county: "县级"
        case .township: "镇（乡、街道）级"
        case .village: "村（社区）级"
        case .graded: "分级管理"
        }
    }
}
