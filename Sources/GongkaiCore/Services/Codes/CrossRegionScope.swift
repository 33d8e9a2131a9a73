/// 通办范围 (HANDLE_AREA).
package enum CrossRegionScope: String, CodedValue {
    case country = "1"
    case provinces = "2"
    case cities = "3"
    case counties = "4"

    package var words: String {
        switch self {
        case .country: "全国"
        case .provinces: "跨省"
        case .cities: "跨市"
        case .counties: "跨县"
        }
    }
}
