package import GongkaiCore

extension DemonstrationStore {
    /// Who signs in for cases, with what they are for.
    package static let caseLogins = [
        ("window", "政务服务窗口：收件、受理、送达"), ("approver12", "区城管局审批人员：承办本单位办件"), ("head12", "区城管局负责人：决定本单位办件"),
        ("inspector", "区监察局：电子监察，查看全部办件"), ("inspector2", "区监察局：认定对监察牌的申辩，处理对成绩的异议"),
    ]

    /// Lets some sixty approval cases come in and be handled in the year before today, in a demonstration that has none yet, and derives what
    /// supervision finds in them. Returns how many came.
    @discardableResult
    package func loadCases(key: SealingKey, at now: Instant) async throws -> Int {
        let matters = MatterStore(database: database, key: key)
        let isWanted = try await database.read { tx in
            let cases: Int = try tx.value("SELECT COUNT(*) FROM matter WHERE kind = 'case'")
            return try cases == 0 && tx.isDemonstration()
        }
        guard isWanted else { return 0 }
        try await openApproverAccounts(at: now)
        let accounts = AccountStore(database: database)
        var officers: [String: Officer] = [:]
        for account in DemonstrationApprovers.all { officers[account.login] = try await accounts.officer(login: account.login) }
        let known = officers
        let count = try await database.writeAtLength { tx in
            let agencies = try tx.rows("SELECT id, code FROM agency").reduce(into: [String: AgencyID]()) {
                $0[try $1.get("code")] = try $1.get("id", as: AgencyID.self)
            }
            let cases = DemonstrationCases(store: CaseStore(matters: matters), tx: tx, officers: known, agencies: agencies, now: now)
            let count = try cases.load()
            // Nobody begins with the news of a year.
            try tx.run(
                """
                UPDATE notice SET read_at = at WHERE read_at IS NULL AND matter_id IN (SELECT id FROM matter WHERE kind = 'case')
                """)
            return count
        }
        let supervision = SupervisionStore(database: database)
        try await supervision.rebuild(upTo: now.day, at: now)
        try await answerCards(supervision, known, at: now)
        return count
    }

    private func openApproverAccounts(at now: Instant) async throws {
        try await database.write { tx in
            for account in DemonstrationApprovers.all
            where try tx.first("SELECT id FROM officer WHERE login = \(account.login)") == nil {
                guard let agency = try tx.first("SELECT id FROM agency WHERE code = \(account.agency)") else { continue }
                _ = try tx.createOfficer(
                    login: account.login, name: account.name, agency: try agency.get("id"), roles: [account.role],
                    passwordHash: DemonstrationOfficer.passwordHash, by: Actor(name: "demo", agency: nil, address: "localhost"), at: now)
            }
        }
    }

    /// What became of the first yellow cards of two cases whose units have somebody to speak for them: one explained and confirmed, one withdrawn, one that is waited for.
    private func answerCards(_ supervision: SupervisionStore, _ officers: [String: Officer], at now: Instant) async throws {
        guard let inspector = officers["inspector"] else { return }
        var seen: Set<MatterID> = []
        let yellow = try await supervision.cards(asOf: now.day).compactMap { stored -> (StoredCard, Officer)? in
            guard stored.card?.signal == .yellow, let head = officers[DemonstrationApprovers.head(stored.unit)],
                head.scope.contains(stored.agency), seen.insert(stored.key.matter).inserted
            else { return nil }
            return (stored, head)
        }.prefix(2)
        for (position, (stored, head)) in yellow.enumerated() {
            try await supervision.act(
                .explain, on: stored.key, text: position == 0 ? "经办人休假，没有及时移交，已调整值班安排。" : "系统检修两天，附检修记录。", by: head,
                from: DemonstrationCases.address, at: now)
            try await supervision.act(
                position == 0 ? .confirm : .withdraw, on: stored.key, text: position == 0 ? "情况属实，予以确认。" : "确系系统检修，不属于单位责任。",
                by: inspector, from: DemonstrationCases.address, at: now)
        }
    }
}
