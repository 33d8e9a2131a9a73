/// What a version of an item must have before it may be published.
package struct ServiceItemRules: Sendable {
    /// The codes of the units that exist.
    package let units: Set<String>
    /// How the catalogue numbers its items.
    package let scheme: ItemCodeScheme

    package init(units: Set<String>, scheme: ItemCodeScheme = .national) {
        self.units = units
        self.scheme = scheme
    }

    /// Everything to be said about a version by itself, in the order of a guide.
    package func findings(in item: ServiceItem) -> [ItemFinding] {
        var list = FindingList()
        checkIdentity(item, &list)
        checkCodes(item, &list)
        checkAuthority(item, &list)
        checkTime(item, &list)
        checkConditions(item, &list)
        checkProcess(item, &list)
        checkFlow(item, &list)
        checkMaterials(item, &list)
        checkFees(item, &list)
        checkResult(item, &list)
        checkService(item, &list)
        checkGuidance(item, &list)
        return list.findings
    }

    /// Everything to be said about a version that takes the place of another.
    package func findings(in item: ServiceItem, after previous: ServiceItem) -> [ItemFinding] {
        var list = FindingList()
        let identity = item.identity, before = previous.identity
        if identity.taskCode != before.taskCode {
            list.refuse("version.otherItem", at: "taskCode", "新版本的实施编码“\(identity.taskCode)”与上一版本“\(before.taskCode)”不同。编码变了的，请作为新事项登记。")
        }
        if identity.version <= before.version {
            list.refuse("version.number", at: "version", "新版本号\(identity.version)应大于上一版本号\(before.version)。请改为\(before.version + 1)。")
        }
        if identity.effectiveFrom <= before.effectiveFrom {
            list.refuse(
                "version.notLater", at: "effectiveFrom",
                "新版本的计划生效日期\(identity.effectiveFrom.text)应晚于上一版本的\(before.effectiveFrom.text)。请改为以后的日期。")
        }
        if item.hasSameContent(as: previous) {
            list.refuse("version.nothingChanged", at: "version", "新版本与上一版本内容完全相同。请修改内容，或者不另立版本。")
        }
        return list.findings + findings(in: item)
    }

    package func mayPublish(_ item: ServiceItem) -> Bool { findings(in: item).mayPublish }
}

extension [ItemFinding] {
    /// Whether none of them refuses.
    package var mayPublish: Bool { !contains { $0.severity == .refuses } }
}

extension ServiceItem {
    /// Whether two versions say the same but for their number and first day.
    package func hasSameContent(as other: ServiceItem) -> Bool {
        var copy = self
        copy.identity.version = other.identity.version
        copy.identity.effectiveFrom = other.identity.effectiveFrom
        return copy == other
    }
}

/// Findings as they are made.
struct FindingList {
    private(set) var findings: [ItemFinding] = []

    mutating func refuse(_ code: String, at place: String, _ words: String) {
        findings.append(ItemFinding(code, at: place, .refuses, words))
    }

    mutating func warn(_ code: String, at place: String, _ words: String) {
        findings.append(ItemFinding(code, at: place, .warns, words))
    }

    mutating func refuseBlank(_ text: String?, _ code: String, at place: String, _ words: String) {
        if text.isBlank { refuse(code, at: place, words) }
    }

    mutating func warnBlank(_ text: String?, _ code: String, at place: String, _ words: String) {
        if text.isBlank { warn(code, at: place, words) }
    }

    /// What people are told must not leave open what is meant.
    mutating func refuseVague(_ text: String?, at place: String, _ label: String) {
        guard let text, let found = VagueWords.found(in: text) else { return }
        refuse("words.vague", at: place, "\(label)用了“\(found)”，看的人不知道指什么。请逐项写明。")
    }
}

extension String? {
    var isBlank: Bool { self?.trimmingSpaces.isEmpty ?? true }
}
