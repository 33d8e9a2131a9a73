/// 满意度 (A.8), the five grades of 好差评.
package enum ServiceSatisfaction: String, CodedValue {
    case verySatisfied = "1"
    case satisfied = "2"
    case fairlySatisfied = "3"
    case dissatisfied = "4"
    case veryDissatisfied = "5"

    package var words: String {
        switch self {
        case .verySatisfied: "非常满意"
        case .satisfied: "满意"
        case .fairlySatisfied: "基本满意"
        case .dissatisfied: "不满意"
        case .veryDissatisfied: "非常不满意"
        }
    }

    /// A poor grade must be followed up (国办发〔2019〕51号).
    package var isPoor: Bool { self == .dissatisfied || self == .veryDissatisfied }
}
