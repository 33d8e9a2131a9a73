import GongkaiCore

extension FigureSource {
    /// Every source the forms may name.
    package static let all: [String: FigureSource] = Dictionary(
        uniqueKeysWithValues: (disclosures + responses + requests + remedies + support + administration).map { ($0.name, $0) })

    package static func named(_ name: String) throws -> FigureSource {
        guard let source = all[name] else { throw DatabaseError(.misuse, "there is no figure source \(name)") }
        return source
    }

    // MARK: 主动公开. 不同渠道和方式公开相同信息计1条 (国办发〔2014〕32号): both tables hold an item once a year, and once a year and channel.

    private static let disclosures: [FigureSource] = [
        FigureSource(
            "disclosures", "主动公开的政府信息", register: "disclosed_item",
            dimensions: [.flag("normative", "是否规范性文件", column: "is_normative")], isPublic: true, leading: ["is_normative"],
            day: FigureDay("首次公开日期") { firstPublication($0, "1 = 1") }
        ) { period in
            """
            SELECT item_id AS record_id, agency_id, is_normative
            FROM \(period.counted("disclosure_year", "item_id", "year", "agency_id", "is_normative")) WHERE year = \(period.year)
            """
        },
        FigureSource(
            "channelDisclosures", "通过某一渠道公开的政府信息", register: "disclosed_item",
            dimensions: [.choice("channel", of: "channel_publication")], isPublic: true, leading: ["channel"],
            day: FigureDay("本渠道首次公开日期") { firstPublication($0, "channel_publication.channel = base.channel") }
        ) { period in
            """
            SELECT item_id AS record_id, agency_id, channel
            FROM \(period.counted("disclosure_channel", "item_id", "year", "agency_id", "channel")) WHERE year = \(period.year)
            """
        },
        FigureSource(
            "normativeDocumentsMade", "本年制发的规范性文件", register: "normative_document",
            dimensions: [.choice("category", of: "normative_document")], isPublic: true
        ) { period in
            """
            SELECT record_id, agency_id, category FROM \(period.records("normative_document"))
            WHERE issued_on BETWEEN \(period.from) AND \(period.to)
            """
        },
        FigureSource(
            "normativeDocumentsRepealed", "本年废止的规范性文件", register: "normative_document",
            dimensions: [.choice("category", of: "normative_document")], isPublic: true,
            day: .column("repealed_on", of: "normative_document")
        ) { period in
            """
            SELECT record_id, agency_id, category FROM \(period.records("normative_document"))
            WHERE repealed_on BETWEEN \(period.from) AND \(period.to)
            """
        },
        FigureSource(
            "normativeDocumentsValid", "年末现行有效的规范性文件", register: "normative_document",
            dimensions: [.choice("category", of: "normative_document")], isPublic: true
        ) { period in
            """
            SELECT record_id, agency_id, category FROM \(period.records("normative_document"))
            WHERE issued_on <= \(period.to) AND (repealed_on IS NULL OR repealed_on > \(period.to))
            """
        },
        FigureSource(
            "normativeDocumentsOpened", "本年新公开的规范性文件", register: "normative_document",
            dimensions: [.choice("category", of: "normative_document")], isPublic: true, day: .column("opened_on", of: "normative_document")
        ) { period in
            """
            SELECT record_id, agency_id, category FROM \(period.records("normative_document"))
            WHERE opened_on BETWEEN \(period.from) AND \(period.to)
            """
        },
        FigureSource(
            "normativeDocumentsPublic", "年末对外公开的规范性文件", register: "normative_document",
            dimensions: [.choice("category", of: "normative_document")], isPublic: true, day: .column("opened_on", of: "normative_document")
        ) { period in
            """
            SELECT record_id, agency_id, category FROM \(period.records("normative_document"))
            WHERE opened_on <= \(period.to) AND (repealed_on IS NULL OR repealed_on > \(period.to))
            """
        },
    ]

    /// An item belongs to the year in which it was first published, which may not be the year it was made in.
    private static func firstPublication(_ period: ReportPeriod, _ condition: SQL) -> SQL {
        """
        (SELECT MIN(channel_publication.published_on)
            FROM \(period.records("channel_publication", where: "channel_publication.item_id = base.record_id AND \(condition)")))
        """
    }

    /// The form has no row for each way: Weibo and WeChat stand together, and all that has no row of its own is 其他方式.
    private static let way = FigureDimension(
        "way", "回应方式",
        texts: [
            "pressConference": "新闻发布会", "interview": "在线访谈", "interpretation": "政策解读", "weiboWechat": "微博微信",
            "other": "其他方式（信箱、热线、网站文字等）",
        ])

    // MARK: 回应解读. 不同方式回应同一热点或舆情计1次: a concern counts once a year, and once a year and way.

    private static let responses: [FigureSource] = [
        FigureSource(
            "concernsAnswered", "本年回应的公众关注热点或重大舆情", register: "public_concern", day: .given("answered_on", "本年首次回应日期")
        ) { period in
            """
            SELECT public_concern.record_id, public_concern.agency_id, MIN(concern_response.responded_on) AS answered_on
            FROM \(period.records("concern_response"))
            JOIN \(period.records("public_concern")) ON public_concern.record_id = concern_response.concern_id
            WHERE concern_response.responded_on BETWEEN \(period.from) AND \(period.to)
            GROUP BY public_concern.record_id, public_concern.agency_id
            """
        },
        FigureSource(
            "concernsAnsweredBy", "本年以某一方式回应的热点或舆情", register: "public_concern", dimensions: [way],
            day: .given("answered_on", "本年以此方式首次回应日期")
        ) { period in
            """
            SELECT public_concern.record_id, public_concern.agency_id,
                CASE WHEN concern_response.way IN ('weibo', 'wechat') THEN 'weiboWechat'
                     WHEN concern_response.way IN ('mailbox', 'hotline', 'website', 'other') THEN 'other'
                     ELSE concern_response.way END AS way,
                MIN(concern_response.responded_on) AS answered_on
            FROM \(period.records("concern_response"))
            JOIN \(period.records("public_concern")) ON public_concern.record_id = concern_response.concern_id
            WHERE concern_response.responded_on BETWEEN \(period.from) AND \(period.to)
            GROUP BY 1, 2, 3
            """
        },
        FigureSource(
            "pressConferences", "参加或举办的新闻发布会", register: "press_conference",
            dimensions: [.flag("principalLeader", "主要负责同志参加", column: "with_principal_leader")], isPublic: true
        ) { period in
            """
            SELECT record_id, agency_id, with_principal_leader FROM \(period.records("press_conference"))
            WHERE held_on BETWEEN \(period.from) AND \(period.to)
            """
        },
        FigureSource(
            "interviews", "政府网站在线访谈", register: "online_interview",
            dimensions: [.flag("principalLeader", "主要负责同志参加", column: "with_principal_leader")], isPublic: true
        ) { period in
            """
            SELECT record_id, agency_id, with_principal_leader FROM \(period.records("online_interview"))
            WHERE held_on BETWEEN \(period.from) AND \(period.to)
            """
        },
        FigureSource("interpretations", "发布的政策解读稿件", register: "policy_interpretation", isPublic: true) { period in
            """
            SELECT record_id, agency_id FROM \(period.records("policy_interpretation"))
            WHERE published_on BETWEEN \(period.from) AND \(period.to)
            """
        },
    ]
}
