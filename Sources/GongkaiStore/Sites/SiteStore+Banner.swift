package import GongkaiCore

extension SiteStore {
    /// Puts one banner over all open sites at once, or takes it off with nil. It ends by itself at `until`.
    package func setBanner(_ text: String?, until: Instant?, by officer: Officer, from address: String, at now: Instant) async throws {
        try await database.write { tx in
            let current = try tx.current(officer)
            guard current.may(.manageSites) else { throw SiteRefusal.permissionMissing(.manageSites) }
            guard current.coversAll else { throw SiteRefusal.notForThisUnit }
            if let text {
                if text.allSatisfy(\.isWhitespace) { throw SiteRefusal.faults(["请填写公告内容。"]) }
                if text.count > 200 { throw SiteRefusal.faults(["公告有\(text.count)个字，最多200个。请精简，详情另发稿件。"]) }
                if let until, until <= now { throw SiteRefusal.faults(["结束时间已经过去。请重新填写。"]) }
                if let hit = GateScan.firstThatMustGo(in: text) {
                    throw SiteRefusal.faults(["公告中有不能公开的内容（\(hit.excerpt)）：\(hit.advice)"])
                }
            }
            for site in try tx.sites("is_closed = 0") {
                try tx.setBanner(text, until: text == nil ? nil : until, of: site, by: officer.actor(from: address), at: now)
            }
            try tx.pagesChanged([.everything], at: now)
        }
    }

    /// Takes off the banners whose time is over, so that kept pages do not show them on.
    package func endBanners(at now: Instant) async throws {
        let over = try await database.read { tx in try tx.sites("banner IS NOT NULL AND banner_until <= \(now)").count }
        guard over > 0 else { return }
        try await database.write { tx in
            let sites = try tx.sites("banner IS NOT NULL AND banner_until <= \(now)")
            for site in sites {
                try tx.setBanner(nil, until: nil, of: site, by: Actor(name: "sweep", agency: nil, address: "localhost"), at: now)
            }
            try tx.pagesChanged(sites.flatMap { [.site($0.id.value), .frame($0.id.value)] }, at: now)
        }
    }
}

extension Transaction {
    fileprivate func setBanner(_ text: String?, until: Instant?, of site: StoredSite, by actor: Actor, at now: Instant) throws {
        var settings = site.settings
        settings.banner = text
        settings.bannerUntil = until
        guard settings != site.settings else { return }
        try run(
            """
            UPDATE site SET banner = \(text), banner_until = \(until), revision = revision + 1
            WHERE id = \(site.id) AND revision = \(site.revision)
            """, expecting: 1)
        try record(
            action: "site.change", subject: "site/\(site.id.value)", version: Int64(site.revision + 1), before: site.settings.json,
            after: settings.json, by: actor, at: now)
    }
}
