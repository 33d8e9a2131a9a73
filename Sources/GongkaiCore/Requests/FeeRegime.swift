/// Whether and how a request may cost the applicant something: data with dates, apart from the regulation (rule RG3). The day of receipt decides.
package enum FeeRegime: String, Sendable, CaseIterable {
    /// Cost of search, copying and mailing by the province's prices (art. 27 of 2007).
    case legacy
    /// Nothing: the fee was stopped on 1 April 2017 and had no successor until the end of 2020.
    case none
    /// 信息处理费.
    case processing

    package static func inForce(on received: Day) -> FeeRegime {
        if received < "2017-04-01" { return .legacy }
        return received < "2021-01-01" ? .none : .processing
    }

    /// What it rests on.
    package var basis: String {
        switch self {
        case .legacy: "《中华人民共和国政府信息公开条例》（2007年）第二十七条"
        case .none: "财税〔2017〕20号"
        case .processing: "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）"
        }
    }
}
