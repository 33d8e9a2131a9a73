package import GongkaiCore

extension SiteStore {
    /// Opens a site.
    package func createSite(_ settings: SiteSettings, by officer: Officer, from address: String, at now: Instant) async throws -> SiteID {
        try await database.write { tx in
            try tx.requireSites(officer, for: settings.facts.owner)
            return try tx.createSite(settings, by: officer.actor(from: address), at: now)
        }
    }

    /// Changes a site. `revision` is the one the caller has seen.
    package func changeSite(
        _ id: SiteID, to settings: SiteSettings, expecting revision: Int, by officer: Officer, from address: String, at now: Instant
    ) async throws {
        try await database.write { tx in
            let before = try tx.site(id)
            try tx.requireSites(officer, for: before.settings.facts.owner)
            try tx.requireSites(officer, for: settings.facts.owner)
            try tx.requireGood(settings, besides: id)
            guard before.revision == revision else { throw SiteRefusal.stale }
            guard before.settings.isClosed == settings.isClosed else { throw SiteRefusal.closureIsAnAct }
            let facts = settings.facts
            try tx.run(
                """
                UPDATE site SET code = \(settings.code), name = \(facts.name), domain = \(facts.domain), id_code = \(facts.idCode),
                    agency_id = \(facts.owner), is_portal = \(facts.isPortal), offers_services = \(facts.offersServices),
                    look = \(settings.look), icp_number = \(settings.icpNumber),
                    police_number = \(settings.policeNumber), contact = \(settings.contact), banner = \(settings.banner),
                    banner_until = \(settings.bannerUntil), revision = revision + 1
                WHERE id = \(id) AND revision = \(revision)
                """, expecting: 1)
            try tx.record(
                action: "site.change", subject: "site/\(id.value)", version: Int64(revision + 1), before: before.settings.json,
                after: settings.json, by: officer.actor(from: address), at: now)
            let old = before.settings.facts
            // The other sites name it and lead to it, and the portal answers for what is no site's.
            let isNamed = old.name != facts.name || old.domain != facts.domain || old.isPortal != facts.isPortal
            try tx.pagesChanged(isNamed ? [.everything] : [.site(id.value), .frame(id.value)], at: now)
        }
    }

    /// Adds a column to a site.
    package func createColumn(
        _ settings: ColumnSettings, in site: SiteID, by officer: Officer, from address: String, at now: Instant
    ) async throws -> ColumnID {
        try await database.write { tx in
            try tx.requireSites(officer, for: try tx.site(site).settings.facts.owner)
            return try tx.createColumn(settings, in: site, by: officer.actor(from: address), at: now)
        }
    }

    /// Changes a column; archiving it is a change like any other.
    package func changeColumn(
        _ id: ColumnID, to settings: ColumnSettings, expecting revision: Int, by officer: Officer, from address: String, at now: Instant
    ) async throws {
        try await database.write { tx in
            let before = try tx.column(id)
            try tx.requireSites(officer, for: try tx.site(before.site).settings.facts.owner)
            let parent = try tx.requireGood(settings, in: before.site, besides: id)
            guard before.revision == revision else { throw SiteRefusal.stale }
            if before.settings.scheme != settings.scheme { try tx.requireNothingUnderWay("article.column_id = \(id)") }
            if try before.code != settings.column.code && tx.wasPublic(before) { throw SiteRefusal.columnCodeInUse }
            let column = settings.column
            try tx.run(
                """
                UPDATE site_column SET parent_id = \(parent), code = \(column.code), name = \(column.name),
                    description = \(column.description), keywords = \(WordList.text(column.keywords)), kind = \(column.kind.code),
                    agency_id = \(column.owner), scheme = \(settings.scheme),
                    accepted_kinds = \(settings.acceptedKinds.map { WordList.text($0.sorted()) }),
                    interval_days = \(column.updateIntervalDays), position = \(settings.position), is_archived = \(column.isArchived),
                    revision = revision + 1
                WHERE id = \(id) AND revision = \(revision)
                """, expecting: 1)
            try tx.record(
                action: "column.change", subject: "site_column/\(id.value)", version: Int64(revision + 1), before: before.settings.json,
                after: settings.json, by: officer.actor(from: address), at: now)
            // Its name stands in the frame and in the path of every page below it.
            try tx.pagesChanged([.column(id.value), .site(before.site.value), .frame(before.site.value)], at: now)
        }
    }

    /// Adds a scheme, or replaces the steps of one that nothing is under way by.
    package func putScheme(_ scheme: ReviewScheme, by officer: Officer, from address: String, at now: Instant) async throws {
        try await database.write { tx in
            guard try tx.current(officer).may(.manageSites) else { throw SiteRefusal.permissionMissing(.manageSites) }
            // The scheme of all units: only who acts for all changes it.
            guard try tx.current(officer).coversAll else { throw SiteRefusal.notForThisUnit }
            let faults = (scheme.code.isEmpty ? ["请填写审核流程的代码。"] : []) + scheme.faults
            guard faults.isEmpty else { throw SiteRefusal.faults(faults) }
            try tx.requireNothingUnderWay("article.column_id IN (SELECT id FROM site_column WHERE scheme = \(scheme.code))")
            let before = try tx.reviewSchemes().first { $0.code == scheme.code }
            try tx.put(scheme)
            try tx.record(
                action: "scheme.put", subject: "review_scheme/\(scheme.code)", before: before?.json, after: scheme.json,
                by: officer.actor(from: address), at: now)
        }
    }

    /// Says which code stands in front of a unit's index numbers. Numbers given before keep the code they have.
    package func setIndexCode(
        _ code: String, of agency: AgencyID, by officer: Officer, from address: String, at now: Instant
    ) async throws {
        try await database.write { tx in
            try tx.requireSites(officer, for: agency)
            try tx.setIndexCode(code, of: agency, by: officer.actor(from: address), at: now)
        }
    }
}

extension Transaction {
    func createSite(_ settings: SiteSettings, by actor: Actor, at now: Instant) throws -> SiteID {
        try requireGood(settings, besides: nil)
        let facts = settings.facts
        let id = SiteID(
            value: try insert(
                """
                INSERT INTO site (code, name, domain, id_code, agency_id, is_portal, offers_services, is_closed, look, icp_number,
                    police_number, contact, banner, banner_until)
                VALUES (\(settings.code), \(facts.name), \(facts.domain), \(facts.idCode), \(facts.owner), \(facts.isPortal),
                    \(facts.offersServices), \(settings.isClosed), \(settings.look), \(settings.icpNumber), \(settings.policeNumber),
                    \(settings.contact), \(settings.banner), \(settings.bannerUntil))
                """))
        try record(action: "site.create", subject: "site/\(id.value)", version: 1, after: settings.json, by: actor, at: now)
        try pagesChanged([.everything], at: now)
        return id
    }

    func createColumn(_ settings: ColumnSettings, in site: SiteID, by actor: Actor, at now: Instant) throws -> ColumnID {
        let parent = try requireGood(settings, in: site, besides: nil)
        let column = settings.column
        let id = ColumnID(
            value: try insert(
                """
                INSERT INTO site_column (site_id, parent_id, code, name, description, keywords, kind, agency_id, scheme, accepted_kinds,
                    interval_days, position, is_archived)
                VALUES (\(site), \(parent), \(column.code), \(column.name), \(column.description), \(WordList.text(column.keywords)),
                    \(column.kind.code), \(column.owner), \(settings.scheme), \(settings.acceptedKinds.map { WordList.text($0.sorted()) }),
                    \(column.updateIntervalDays), \(settings.position), \(column.isArchived))
                """))
        try record(action: "column.create", subject: "site_column/\(id.value)", version: 1, after: settings.json, by: actor, at: now)
        try pagesChanged([.site(site.value), .frame(site.value)], at: now)
        return id
    }

    func put(_ scheme: ReviewScheme) throws {
        let position: Int = try value("SELECT COUNT(*) FROM review_scheme")
        try run(
            """
            INSERT INTO review_scheme (code, name, position) VALUES (\(scheme.code), \(scheme.name), \(position))
            ON CONFLICT (code) DO UPDATE SET name = excluded.name
            """)
        try run("DELETE FROM review_step WHERE scheme = \(scheme.code)")
        for (index, step) in scheme.steps.enumerated() {
            try run(
                """
                INSERT INTO review_step (scheme, position, name, scope, permission, is_secrecy)
                VALUES (\(scheme.code), \(index), \(step.name), \(step.scope.rawValue), \(step.permission.rawValue), \(step.isSecrecy))
                """)
        }
    }

    func setIndexCode(_ text: String, of agency: AgencyID, by actor: Actor, at now: Instant) throws {
        let scheme: IndexNumberScheme
        do throws(IndexNumberScheme.Refusal) {
            scheme = try IndexNumberScheme(code: text)
        } catch {
            throw SiteRefusal.indexCode(error)
        }
        let other = try first(
            "SELECT agency.name FROM index_code JOIN agency ON agency.id = index_code.agency_id WHERE index_code.code = \(scheme.code) AND agency_id <> \(agency)"
        )
        if let other {
            throw SiteRefusal.faults(["“\(scheme.code)”已是\(try other.get("name", as: String.self))的索引号代码。请核对后重新填写。"])
        }
        let before: String? = try first("SELECT code FROM index_code WHERE agency_id = \(agency)")?.get("code")
        try run(
            """
            INSERT INTO index_code (agency_id, code) VALUES (\(agency), \(scheme.code))
            ON CONFLICT (agency_id) DO UPDATE SET code = excluded.code
            """)
        try record(
            action: "index_code.set", subject: "agency/\(agency.value)", before: before.map { JSONText.object(["code": $0]) },
            after: JSONText.object(["code": scheme.code]), by: actor, at: now)
    }

    func requireSites(_ officer: Officer, for agency: AgencyID) throws {
        let officer = try current(officer)
        guard officer.may(.manageSites) else { throw SiteRefusal.permissionMissing(.manageSites) }
        guard officer.may(.manageSites, for: agency) else { throw SiteRefusal.notForThisUnit }
    }

    fileprivate func requireGood(_ settings: SiteSettings, besides id: SiteID?) throws {
        var faults = settings.facts.faults
        if settings.code.isEmpty { faults.append("请填写站点代码。") }
        for other in try sites("1 = 1") where other.id != id {
            if other.settings.code == settings.code { faults.append("站点代码“\(settings.code)”已由“\(other.settings.facts.name)”使用。请换一个。") }
            if other.settings.facts.domain == settings.facts.domain {
                faults.append("域名“\(settings.facts.domain)”已由“\(other.settings.facts.name)”使用。请核对。")
            }
        }
        guard faults.isEmpty else { throw SiteRefusal.faults(faults) }
        _ = try agency(settings.facts.owner)
    }

    /// Returns the key of the column above.
    @discardableResult
    fileprivate func requireGood(_ settings: ColumnSettings, in site: SiteID, besides id: ColumnID?) throws -> ColumnID? {
        let column = settings.column
        let others = try columns("site_column.site_id = \(site)").filter { $0.id != id }
        var faults: [String] = []
        if let fault = SiteAddress.fault(in: column.code) { faults.append(fault.words) }
        if column.code.contains("/") { faults.append("栏目代码中不能有“/”。请更改。") }
        if let other = others.first(where: { SiteAddress.canonical($0.code) == SiteAddress.canonical(column.code) }) {
            faults.append("栏目代码“\(column.code)”已由“\(other.name)”使用。请换一个。")
        }
        faults += SiteColumn.labelFaults([column] + others.map(\.settings.column)).filter { $0.contains(column.code) }
        for kind in settings.acceptedKinds?.sorted() ?? [] where ArticleKind.code(kind) == nil {
            faults.append("没有“\(kind)”这种稿件类型。请从列表中选择。")
        }
        var parent: ColumnID?
        if let code = column.parent {
            guard let above = others.first(where: { $0.code == code }) else {
                throw SiteRefusal.faults(faults + ["没有代码为“\(code)”的上级栏目。请从列表中选择。"])
            }
            parent = above.id
            if let id, try isBelow(above.id, id) { faults.append("“\(above.name)”在“\(column.name)”之下，不能作它的上级栏目。请另选。") }
        }
        guard faults.isEmpty else { throw SiteRefusal.faults(faults) }
        guard try reviewSchemes().contains(where: { $0.code == settings.scheme }) else { throw SiteRefusal.unknownScheme }
        _ = try agency(column.owner)
        return parent
    }

    /// Whether an address under a column ever led to something: what stood in it, what was pushed there, what moved away.
    func wasPublic(_ column: StoredColumn) throws -> Bool {
        try first(
            """
            SELECT version.article_id FROM article_version AS version JOIN article ON article.id = version.article_id
            WHERE version.published_at IS NOT NULL AND (article.column_id = \(column.id)
                OR article.id IN (SELECT push.article_id FROM article_push AS push WHERE push.column_id = \(column.id))) LIMIT 1
            """) != nil
            || first(
                "SELECT address FROM address_redirect WHERE site_id = \(column.site) AND address LIKE \("\(column.code)/%") LIMIT 1")
                != nil
    }

    private func isBelow(_ column: ColumnID, _ top: ColumnID) throws -> Bool {
        let count: Int = try value(
            """
            WITH RECURSIVE above (id) AS (
                SELECT id FROM site_column WHERE id = \(column)
                UNION SELECT site_column.parent_id FROM site_column JOIN above ON site_column.id = above.id
                    WHERE site_column.parent_id IS NOT NULL
            ) SELECT COUNT(*) FROM above WHERE id = \(top)
            """)
        return count > 0
    }

    fileprivate func requireNothingUnderWay(_ articles: SQL) throws {
        let count: Int = try value(
            """
            SELECT COUNT(*) FROM article_version JOIN article ON article.id = article_version.article_id
            WHERE (article_version.state IN ('inReview', 'approved', 'scheduled') OR article_version.approval_due IS NOT NULL)
                AND (\(articles))
            """)
        if count > 0 { throw SiteRefusal.schemeInUse(count: count) }
    }
}

extension SiteSettings {
    var json: String {
        JSONText.object([
            "code": code, "name": facts.name, "domain": facts.domain, "id_code": facts.idCode, "agency_id": String(facts.owner.value),
            "is_portal": facts.isPortal ? "1" : "0", "offers_services": facts.offersServices ? "1" : "0", "is_closed": isClosed ? "1" : "0",
            "look": look.rawValue, "icp_number": icpNumber, "police_number": policeNumber, "contact": contact, "banner": banner,
            "banner_until": bannerUntil?.text,
        ])
    }
}

extension ColumnSettings {
    var json: String {
        JSONText.object([
            "code": column.code, "name": column.name, "description": column.description, "keywords": column.keywords.joined(separator: "，"),
            "kind": column.kind.code, "parent": column.parent, "agency_id": String(column.owner.value), "scheme": scheme,
            "accepted_kinds": acceptedKinds?.sorted().joined(separator: " "), "interval_days": column.updateIntervalDays.map(String.init),
            "position": String(position), "is_archived": column.isArchived ? "1" : "0",
        ])
    }
}

extension ReviewScheme {
    fileprivate var json: String {
        JSONText.object([
            "name": name,
            "steps": steps.map { "\($0.name)/\($0.scope.rawValue)/\($0.permission.rawValue)\($0.isSecrecy ? "/secrecy" : "")" }
                .joined(separator: "；"),
        ])
    }
}
