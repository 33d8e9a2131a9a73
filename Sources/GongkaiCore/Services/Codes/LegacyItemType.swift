/// The three types of the district's service system of 2014.
package enum LegacyItemType: String, CodedValue {
    case licence
    case nonLicenceApproval
    case service

    package var words: String {
        switch self {
        case .licence: "行政许可"
        case .nonLicenceApproval: "非行政许可审批"
        case .service: "服务类"
        }
    }

    /// What the national code set calls it.
    package var nationalType: ServiceItemType {
        switch self {
        case .licence: .licence
        case .nonLicenceApproval: .otherPower
        case .service: .publicService
        }
    }

    /// The last day on which an item of this type could begin; nil where the type still exists.
    ///
    /// > 今后不再保留“非行政许可审批”这一审批类别。——国发〔2015〕27号，2015年5月14日
    package var lastDay: Day? { self == .nonLicenceApproval ? "2015-05-14" : nil }

    package func mayBegin(on day: Day) -> Bool { lastDay.map { day <= $0 } ?? true }
}
