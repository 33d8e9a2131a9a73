import GongkaiCore

/// The window where an applicant brings or fetches something: what for, and name, address, hours and telephone as the guide has them.
struct CaseWindow: Sendable {
    /// Such as 交材料、缴费.
    let what: String
    let facts: [ProgressFact]

    /// Nil where there is nothing to go for, or the guide names no window.
    init?(_ matter: Matter, _ told: CaseProgress, unpaid: Bool, guide: ServiceItem?, unit: String) {
        guard let guide, let place = guide.places.first else { return nil }
        let state = matter.caseState
        let isShort = state == .received && !(matter.caseTerms.map(matter.missingMaterials) ?? []).isEmpty
        let brings =
            state == .supplementAsked || matter.awaitsMaterials || isShort || told.promises.contains { $0.state != .answered }
            || !told.lacking.isEmpty
        // Who decides sends or hands over; what the guide lets one fetch lies at the window.
        let isReady = state == .granted && matter.newest(.issueCertificate) != nil || state == .refused
        let fetches = isReady && guide.result.deliveries.contains(.window)
        let reasons = [brings ? "交材料" : nil, unpaid ? "缴费" : nil, fetches ? "领取结果" : nil].compactMap(\.self)
        guard state?.isOpen ?? false, !reasons.isEmpty else { return nil }
        what = reasons.joined(separator: "、")
        facts = [
            ProgressFact(label: "窗口", text: place.window ?? "\(unit)窗口"), ProgressFact(label: "地址", text: place.address),
            ProgressFact(label: "时间", text: place.hours), ProgressFact(label: "电话", text: guide.contact.enquiry),
        ].filter { !$0.text.isEmpty }
    }

    private init(sample: Void) {
        (what, facts) = ("交材料、缴费", [ProgressFact(label: "窗口", text: "3号窗口")])
    }

    static let sample = CaseWindow(sample: ())
}
