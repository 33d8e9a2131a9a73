import GongkaiCore

extension Transaction {
    /// What is written apart from a reply is that reply still: the gate goes on looking for whoever asked.
    func carryReply(of article: ArticleID, to other: ArticleID) throws {
        try run(
            """
            INSERT INTO published_reply (article_id, matter_id, decided_by, decided_at, public_address)
            SELECT \(other), matter_id, decided_by, decided_at, public_address FROM published_reply WHERE article_id = \(article)
            """)
    }

    func replyDelay(of agency: AgencyID) throws -> (days: Int, revision: Int) {
        guard let row = try first("SELECT days, revision FROM reply_delay WHERE agency_id = \(agency)") else {
            return (RequestStore.usualDelay, 0)
        }
        return (try row.get("days"), try row.get("revision"))
    }

    func replyPublication(of stored: StoredMatter, on day: Day) throws -> ReplyPublication {
        let article = try first(
            """
            SELECT version.article_id, version.state FROM published_reply
            JOIN article_version AS version ON version.article_id = published_reply.article_id
            WHERE published_reply.matter_id = \(stored.row.id) AND version.state NOT IN ('discarded', 'superseded', 'withdrawn', 'expired')
            ORDER BY version.article_id DESC, version.number DESC LIMIT 1
            """)
        if let article, let state = VersionState(rawValue: try article.get("state")) {
            return .begun(try article.get("article_id"), state)
        }
        // What is decided again has no reply for now.
        guard let served = stored.matter.last(RequestAction.serve), [.served, .closed].contains(stored.matter.requestState) else {
            return .notAnswered
        }
        let first = served.on.adding(days: try replyDelay(of: stored.row.agency).days)
        if first > day { return .notBefore(first) }
        let before = try self.first(
            """
            SELECT version.article_id, version.number, version.ended_at, version.end_reason FROM published_reply
            JOIN article_version AS version ON version.article_id = published_reply.article_id
            WHERE published_reply.matter_id = \(stored.row.id) AND version.state = 'withdrawn' ORDER BY version.ended_at DESC LIMIT 1
            """)
        guard let before else { return .possible }
        return .takenBack(
            on: try before.get("ended_at", as: Instant.self).day,
            by: try withdrawer(of: try before.get("article_id"), try before.get("number")),
            reason: try before.get("end_reason", as: String?.self) ?? "")
    }

    /// Whoever asked in a request, and whoever was asked because it touches them.
    func persons(of id: MatterID, _ matter: Matter, _ key: SealingKey) throws -> [PersonalWord] {
        let identity = try identity(of: id, key)
        let others = matter.branches.filter { $0.role == .thirdParty }.map(\.party)
        return PersonalWord.all(of: identity.applicant, identity.contact, others: others)
    }

    /// The same by the article that publishes the reply; nil for any other article.
    func persons(publishedIn article: ArticleID, _ key: SealingKey?) throws -> [PersonalWord]? {
        guard let row = try first("SELECT matter_id FROM published_reply WHERE article_id = \(article)") else { return nil }
        // Without the key nobody can look for them, and nothing passes unseen.
        guard let key else { throw ArticleRefusal.applicantSealed }
        let matter = try requestRow(try row.get("matter_id"))
        return try persons(of: matter.id, try self.matter(matter, .request, key), key)
    }

    /// What is found of these persons in a text and in its files.
    func personalHits(in content: ArticleContent, of article: ArticleID, _ key: SealingKey?) throws -> [GateHit] {
        guard let persons = try persons(publishedIn: article, key) else { return [] }
        return try content.hits(of: persons) + personalHits(of: persons, in: content.files)
    }

    func personalHits(of persons: [PersonalWord], in files: [ArticleContent.File]) throws -> [GateHit] {
        try files.flatMap { file -> [GateHit] in
            let text: String = try value("SELECT plain_text FROM stored_file WHERE sha256 = \(file.sha256)")
            let name = GateScan.hits(of: persons, in: file.name).map { $0.at("附件名称") }
            return name + GateScan.hits(of: persons, in: text).map { $0.at("附件") }
        }
    }

    /// The reply as it went out, or what was decided where no paper of it went out here: told of the applicant and not to them, with the number
    /// and the day of the letter, and where the information is to be seen; the latter also for itself, empty where it is not told.
    func replyText(
        of stored: StoredMatter, without persons: [PersonalWord], _ key: SealingKey, calendar: WorkingCalendar
    ) throws -> (content: ArticleContent, source: String) {
        func cleaned(_ text: String) -> String {
            GateScan.masked(GateScan.without(persons, in: text, instead: "（略）"))
        }
        var paragraphs: [String] = [], number: String?
        // Its own day, everywhere: in its words, in the list and as 成文日期. When it was published is said apart.
        var repliedOn = (stored.matter.last(RequestAction.sign) ?? stored.matter.last(RequestAction.serve))?.on
        let issued = try first(
            """
            SELECT event FROM request_paper WHERE matter_id = \(stored.row.id) AND branch = 0 AND kind LIKE 'reply.%' AND issued_at IS NOT NULL
            ORDER BY event DESC LIMIT 1
            """)
        if let issued {
            let opened = try open(
                PaperPlace(event: try issued.get("event")), of: stored, key, calendar, at: stored.row.createdAt)
            paragraphs = opened.paper.paragraphs.map { $0.text.replacing("贵单位", with: "申请人").replacing("您", with: "申请人") }
            number = opened.line.issue.map { "答复文号：\($0.number ?? "无")；" }
            repliedOn = opened.line.issue?.on ?? repliedOn
        }
        let regime = DisclosureRequest.regime(of: stored.matter, on: stored.dates.receivedOn ?? stored.row.createdAt.day)
        let draft = stored.matter.last(RequestAction.draft)
        let outcome = draft?.values[MatterField.outcomeCode]?.text.flatMap(RequestOutcome.code)
        if paragraphs.isEmpty {
            let items = try rows("SELECT description FROM request_item WHERE matter_id = \(stored.row.id) ORDER BY position")
            paragraphs = try items.map { "申请公开：\(try $0.get("description", as: String.self))" }
            if let outcome { paragraphs.append("处理结果：\(outcome.label)（\(regime.law)\(outcome.article(under: regime) ?? "")）。") }
            if let reason = draft?.reason { paragraphs.append("理由：\(reason)") }
        }
        let place = stored.matter.sentReply?.draft.values[MatterField.publicAddressCode]?.text ?? ""
        if !place.isEmpty, !paragraphs.contains(where: { $0.contains(place) }) { paragraphs.append("所公开的信息：\(place)") }
        paragraphs += [repliedOn].compactMap(\.self).map { "\(number ?? "")答复日期：\($0.chineseText)。" }
        paragraphs = paragraphs.map(cleaned)
        var content = ArticleContent(
            title: "政府信息公开申请答复：\(cleaned(stored.row.title))",
            body: paragraphs.map { "<p>\($0.escapedForHTML)</p>" }.joined(), plainText: paragraphs.joined(separator: "\n"))
        content.createdOn = repliedOn
        return (content, cleaned(place))
    }
}

extension ArticleContent {
    /// Where these persons are named in its words.
    func hits(of persons: [PersonalWord]) -> [GateHit] {
        let texts: [(place: String, text: String?)] = [
            ("标题", title), ("内容概述", abstract), ("来源", source), ("作者", author), ("文号", documentNumber),
            ("关键词", keywords.joined(separator: "，")),
            ("正文", plainText),
        ]
        return texts.flatMap { place, text in text.map { GateScan.hits(of: persons, in: $0).map { $0.at(place) } } ?? [] }
    }
}

extension String {
    fileprivate var escapedForHTML: String {
        reduce(into: "") { text, letter in
            switch letter {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            default: text.append(letter)
            }
        }
    }
}
