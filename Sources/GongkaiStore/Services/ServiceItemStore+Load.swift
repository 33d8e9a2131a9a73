package import GongkaiCore

/// Why one item of many is not taken, by its place among them.
package struct ServiceItemLoadFault: Error, Sendable, Equatable {
    package let index: Int
    package let words: String
}

/// Everything that keeps a load of items from being taken: all of it is taken, or nothing.
package struct ServiceItemLoadFaults: Error, Sendable, Equatable {
    package let faults: [ServiceItemLoadFault]
}

/// What a load of items does, or did.
package struct ServiceItemLoad: Sendable, Equatable {
    /// Versions that were not there.
    package var added = 0
    /// Drafts that were written anew.
    package var changed = 0
    /// Versions that stand just so already.
    package var unchanged = 0
    package var published = 0

    package init() {}
}

extension ServiceItemStore {
    /// What ``load(_:with:publishing:agencies:by:at:)`` would do; nothing is changed.
    package func check(
        _ items: [ServiceItem], with forms: [String: ItemForm] = [:], publishing: Bool = false, agencies: Set<AgencyID>? = nil,
        at now: Instant
    ) async throws -> ServiceItemLoad {
        try await database.read { tx in
            try tx.judge(items, with: forms, publishing: publishing, within: agencies, isLocked: false).report
        }
    }

    /// Takes versions of items in one transaction, all or none: new ones as drafts, drafts written anew; what is published and the same stays,
    /// what is published and differs is a fault. With `publishing`, what lacks nothing is published at once. `agencies` bounds whose items
    /// are taken. `forms` come along, by the codes of items: each serves from the versions on that are taken.
    @discardableResult
    package func load(
        _ items: [ServiceItem], with forms: [String: ItemForm] = [:], publishing: Bool = false, agencies: Set<AgencyID>? = nil,
        by actor: Actor, at now: Instant
    ) async throws -> ServiceItemLoad {
        try await database.writeAtLength { tx in
            try tx.loadItems(items, with: forms, publishing: publishing, within: agencies, by: actor, at: now)
        }
    }
}

/// Items that may be taken, and where each goes; nil for what stands so already.
private struct JudgedItems {
    var places: [ServiceItemPlace?] = []
    var report = ServiceItemLoad()
}

extension Transaction {
    /// - Parameter forms: those that come along, by the codes of items: each is kept with the version of its item before that is published.
    @discardableResult
    func loadItems(
        _ items: [ServiceItem], with forms: [String: ItemForm] = [:], publishing: Bool, within agencies: Set<AgencyID>?, by actor: Actor,
        at now: Instant
    ) throws -> ServiceItemLoad {
        let judged = try judge(items, with: forms, publishing: publishing, within: agencies, isLocked: true)
        var units: Set<Int64> = [], changed: Set<Int64> = []
        for (index, place) in judged.places.enumerated() {
            let item = items[index]
            guard let place else { continue }
            // The item may have come with an earlier row.
            let here = place.id == nil ? try self.place(of: item, units: [item.identity.unit: place.agency]) : place
            let id = try save(item, at: here, by: actor, at: now)
            let code = item.identity.taskCode, version = item.identity.version
            if let form = forms[code], try itemForm(of: code, version: version)?.form != form {
                try keep(form, for: code, from: version, by: actor, at: now)
            }
            guard publishing, let stored = try serviceItem(id, version: item.identity.version) else { continue }
            try publish(stored, by: actor, at: now)
            changed.insert(id.value)
            units.insert(place.agency.value)
        }
        if !changed.isEmpty {
            let tags: [PageTag] = [.services] + changed.map { PageTag.service($0) } + units.map { PageTag.agency($0) }
            try pagesChanged(tags, at: now)
        }
        return judged.report
    }

    fileprivate func judge(
        _ items: [ServiceItem], with forms: [String: ItemForm] = [:], publishing: Bool, within agencies: Set<AgencyID>?, isLocked: Bool
    ) throws -> JudgedItems {
        let units = try unitsByCode(), rules = ServiceItemRules(units: Set(units.keys))
        var judged = JudgedItems(), faults: [ServiceItemLoadFault] = []
        // The versions of an item that stand before in the file.
        var earlier: [String: ServiceItem] = [:]
        for (index, item) in items.enumerated() {
            let identity = item.identity, before = earlier.updateValue(item, forKey: identity.taskCode)
            func refuse(_ words: String) { faults.append(ServiceItemLoadFault(index: index, words: words)) }
            guard !identity.taskCode.isEmpty else {
                refuse("“\(identity.name)”没有实施编码，无法登记。请填写。")
                judged.places.append(nil)
                continue
            }
            if let agency = units[identity.unit], let agencies, !agencies.contains(agency) {
                refuse("“\(identity.name)”属于其他单位。您只能导入本单位和下属单位的事项。")
            }
            if let before, before.identity.version >= identity.version {
                refuse(
                    before.identity.version == identity.version
                        ? "“\(identity.name)”第\(identity.version)版出现了两次。请删去其中一个，或者改版本号。"
                        : "“\(identity.name)”第\(identity.version)版排在第\(before.identity.version)版之后。请按版本号从小到大排列。")
            }
            do {
                let place = try place(of: item, units: units, isLocked: isLocked)
                if place.before == item, !publishing {
                    judged.report.unchanged += 1
                    judged.places.append(nil)
                    continue
                }
                judged.places.append(place)
                if place.revision > 0 { judged.report.changed += 1 } else { judged.report.added += 1 }
                guard publishing else { continue }
                let last = try before ?? place.id.flatMap { try lastPublished(of: $0, before: identity.version) }
                let findings = last.map { rules.findings(in: item, after: $0) } ?? rules.findings(in: item)
                let form = try forms[identity.taskCode] ?? itemForm(of: identity.taskCode, version: identity.version)?.form
                for finding in findings + rules.findings(in: item, answering: form) where finding.severity == .refuses {
                    refuse("“\(identity.name)”：\(finding.words)")
                }
                judged.report.published += 1
            } catch let refusal as ServiceItemRefusal {
                judged.places.append(nil)
                if case .published = refusal, try isPublished(item) {
                    judged.report.unchanged += 1
                } else {
                    refuse(refusal.words)
                }
            }
        }
        guard faults.isEmpty else { throw ServiceItemLoadFaults(faults: faults) }
        return judged
    }

    private func lastPublished(of id: ServiceItemID, before number: Int) throws -> ServiceItem? {
        try storedItems(
            "item.id = \(id) AND version.published_at IS NOT NULL AND version.number < \(number) ORDER BY version.number DESC LIMIT 1"
        ).first?.item
    }

    /// Whether this version is published, word for word.
    private func isPublished(_ item: ServiceItem) throws -> Bool {
        try storedItems("item.task_code = \(item.identity.taskCode) AND version.number = \(item.identity.version)").first?.item == item
    }
}
