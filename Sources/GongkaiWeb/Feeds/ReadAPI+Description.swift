import GongkaiCore
import GongkaiFormats

extension ReadAPI {
    /// `/openapi.json`: exactly what can be read.
    static func description(
        of name: String, at address: String, columns: [String], units: [String], hasRequests: Bool
    ) -> OpenAPIDocument {
        OpenAPIDocument(
            title: "\(name)开放接口", version: "1.0.0",
            description: """
                只读接口。列表页的网址加上 .json 或 .csv 就是同一份列表的全部内容，筛选参数与网页相同；稿件、栏目和单位另有 /api 下的地址。\
                出错时返回 JSON，“error”说明怎样改正。
                """,
            server: address, operations: operations(columns, units) + (hasRequests ? requestOperations(units) : []), schemas: schemas)
    }

    private static func operations(_ columns: [String], _ units: [String]) -> [OpenAPIDocument.Operation] {
        let catalogueParameters = catalogueParameters(units)
        return [
            operation(
                .apiArticles, "listArticles", "稿件列表，按发布时间由新到旧",
                [
                    query("column", "栏目代码", .oneOf(columns)), query("before", "上一页的“next”", .pattern(cursor)),
                    query("limit", "每页条数，默认20", .integer(pageSizes)),
                ], .named("ArticleList"), mayBeWrong: true),
            operation(
                .apiArticle, "readArticle", "一篇稿件的全文和元数据", [path("article", "稿件编号", .integer(1...9_007_199_254_740_991))],
                .named("Article"), mayBeAbsent: true, others: [.json(410, "稿件已撤下", .named("Withdrawn"))]),
            operation(.apiColumns, "listColumns", "栏目", [], .named("ColumnList")),
            operation(.apiUnits, "listUnits", "单位", [], .named("UnitList")),
            operation(
                .catalogueJSON, "readCatalogue", "信息公开目录的全部条目", catalogueParameters, .named("CatalogueList"), mayBeWrong: true),
            operation(.catalogueCSV, "readCatalogueAsCSV", "信息公开目录的全部条目（CSV）", catalogueParameters, nil, mayBeWrong: true),
            operation(.columnJSON, "readColumn", "一个栏目的全部信息", [path("column", "栏目代码", .text)], .named("ArticleLines"), mayBeAbsent: true),
            operation(.columnCSV, "readColumnAsCSV", "一个栏目的全部信息（CSV）", [path("column", "栏目代码", .text)], nil, mayBeAbsent: true),
            operation(.reportsJSON, "listReports", "已发布的年度报告", [], .named("ReportList")),
            operation(.reportsCSV, "listReportsAsCSV", "已发布的年度报告（CSV）", [], nil),
            operation(.guidesJSON, "listGuides", "各单位的公开工作机构", [], .named("GuideList")),
            operation(.guidesCSV, "listGuidesAsCSV", "各单位的公开工作机构（CSV）", [], nil),
            operation(
                .servicesJSON, "listServices", "办事大厅的政务服务事项", serviceParameters(units), .named("ServiceList"), mayBeWrong: true),
            operation(.servicesCSV, "listServicesAsCSV", "办事大厅的政务服务事项（CSV）", serviceParameters(units), nil, mayBeWrong: true),
            operation(
                .serviceJSON, "readService", "一个事项的实施清单，按国家平台的字段名", [path("task", "实施编码", .text)], .named("ServiceDocument"),
                mayBeAbsent: true, others: [.json(410, "事项已撤下", .named("Fault"))]),
        ]
            + LineFiles.listings.flatMap { listing in
                let parameters = listing.parameters.map { path($0.name, $0.label, .text) }
                return [
                    operation(
                        listing.json, "read\(listing.id)", listing.summary, parameters, .named("ArticleLines"),
                        mayBeAbsent: !parameters.isEmpty),
                    operation(
                        listing.csv, "read\(listing.id)AsCSV", listing.summary + "（CSV）", parameters, nil, mayBeAbsent: !parameters.isEmpty),
                ]
            }
            + UnitFiles.listings.flatMap { listing in
                [
                    operation(listing.json, "read\(listing.id)", listing.summary, [], .named(listing.id)),
                    operation(listing.csv, "read\(listing.id)AsCSV", listing.summary + "（CSV）", [], nil),
                ]
            }
    }

    /// The register of requests, where this server takes them in.
    private static func requestOperations(_ units: [String]) -> [OpenAPIDocument.Operation] {
        let parameters = [
            query("year", "收到申请的年份", .integer(2008...2100)), query("unit", "单位代码", .oneOf(units)),
            query("result", "办理结果", .oneOf(RegisterAddress.results.map(\.code))),
            query("channel", "提交方式", .oneOf(ReceiptChannel.allCases.map(\.rawValue))),
            query("outcome", "处理结果代码", .oneOf(RequestOutcome.all.map(\.code))),
            query("regime", "收到申请时施行的条例", .oneOf(DisclosureRegime.all.map(\.code))),
        ]
        let few = Array(parameters.prefix(2))
        return [
            operation(
                .requestRegisterJSON, "readRequestRegister", "政府信息公开申请办理情况，不含申请人和申请内容", parameters, .named("RequestRegister"),
                mayBeWrong: true),
            operation(
                .requestRegisterCSV, "readRequestRegisterAsCSV", "政府信息公开申请办理情况（CSV）", parameters, nil, mayBeWrong: true),
            operation(
                .requestStatisticsJSON, "readRequestStatistics", "政府信息公开申请统计，每个数附有所统计的清单", few, .named("RequestStatistics"),
                mayBeWrong: true),
            operation(.requestStatisticsCSV, "readRequestStatisticsAsCSV", "政府信息公开申请统计（CSV）", few, nil, mayBeWrong: true),
            operation(
                .requestRepliesJSON, "readRequestReplies", "公开的申请答复，不含申请人的信息", few, .named("RequestReplies"), mayBeWrong: true),
            operation(.requestRepliesCSV, "readRequestRepliesAsCSV", "公开的申请答复（CSV）", few, nil, mayBeWrong: true),
        ]
    }

    private static var requestEntry: OpenAPIDocument.Schema {
        .object([
            .init("number", .text, "申请编号"), .init("unit", .text, "受理单位"), .init("receivedOn", .day, "收到日期"),
            .init("result", .text, "办理结果"), optional("dueOn", .day, "答复期限"), optional("endedOn", .day, "办结日期"),
            .init("workingDays", .integer(0...100_000), "历时工作日"), .init("timing", .text, "是否超期"),
        ])
    }

    /// As ``ListCursor`` is written.
    private static let cursor = "^(0|[1-9][0-9]{0,12})-(0|[1-9][0-9]{0,14})$"

    private static func catalogueParameters(_ units: [String]) -> [OpenAPIDocument.Parameter] {
        [
            query("unit", "单位代码", .oneOf(units)), query("subject", "主题分类代码", .oneOf(CodeList.subjects.entries.map(\.code))),
            query("genre", "体裁代码", .oneOf(CodeList.genres.entries.map(\.code))),
            query("audience", "服务对象代码", .oneOf(CodeList.audiences.entries.map(\.code))),
            query("year", "生成年份", .integer(CatalogueQuery.years)),
            query("validity", "有效性", .oneOf(CatalogueQuery.forces)),
        ]
    }

    private static func serviceParameters(_ units: [String]) -> [OpenAPIDocument.Parameter] {
        [
            query("event", "办事主题", .oneOf(LifeEvent.allCases.map(\.rawValue))), query("unit", "单位代码", .oneOf(units)),
            query("type", "事项类型代码", .oneOf(ServiceItemType.allCases.map(\.rawValue))),
            query("audience", "服务对象代码", .oneOf(ServiceAudience.allCases.map(\.rawValue))),
            query("case", "办件类型代码", .oneOf(CaseType.allCases.map(\.rawValue))),
        ]
    }

    private static var serviceEntry: OpenAPIDocument.Schema {
        .object([
            .init("name", .text, "事项名称"), .init("taskCode", .text, "实施编码"), .init("unit", .text, "实施主体"), .init("unitCode", .text, "单位代码"),
            .init("type", .text, "事项类型"), optional("caseType", .text, "办件类型"), optional("audiences", .text, "服务对象"),
            optional("lifeEvents", .text, "办事主题"), optional("promised", .text, "承诺办结时限"), optional("statutory", .text, "法定办结时限"),
            optional("visits", .integer(0...9), "到现场次数"), optional("fees", .text, "收费"), optional("place", .text, "办理地点"),
            optional("hours", .text, "办理时间"), optional("enquiry", .text, "咨询电话"), .init("effectiveFrom", .day, "生效日期"),
            .init("address", .address, "网页"),
        ])
    }

    /// Without a schema for what it answers with, it is CSV.
    private static func operation(
        _ route: Route, _ id: String, _ summary: String, _ parameters: [OpenAPIDocument.Parameter], _ schema: OpenAPIDocument.Schema?,
        mayBeWrong: Bool = false, mayBeAbsent: Bool = false, others: [OpenAPIDocument.Response] = []
    ) -> OpenAPIDocument.Operation {
        var responses: [OpenAPIDocument.Response] = [
            schema.map { .json(200, "内容", $0) } ?? OpenAPIDocument.Response(200, "内容", ["text/csv": .text]),
            OpenAPIDocument.Response(304, "没有变化"), .json(400, "参数有误", .named("Fault")),
        ]
        // There may be no site at all.
        responses.append(.json(404, mayBeAbsent ? "没有" : "没有开通的网站", .named("Fault")))
        return OpenAPIDocument.Operation(
            path: route.pattern, id: id, summary: summary, parameters: parameters, responses: responses + others)
    }

    private static func query(_ name: String, _ description: String, _ schema: OpenAPIDocument.Schema) -> OpenAPIDocument.Parameter {
        OpenAPIDocument.Parameter(name, in: .query, description, schema)
    }

    private static func path(_ name: String, _ description: String, _ schema: OpenAPIDocument.Schema) -> OpenAPIDocument.Parameter {
        OpenAPIDocument.Parameter(name, in: .path, description, schema)
    }

    private static func optional(
        _ name: String, _ schema: OpenAPIDocument.Schema, _ description: String = ""
    ) -> OpenAPIDocument.Property {
        OpenAPIDocument.Property(name, schema, description, isRequired: false)
    }

    private static var line: [OpenAPIDocument.Property] {
        [
            .init("id", .integer(1...9_007_199_254_740_991)), .init("title", .text, "标题"), .init("address", .address, "网页"),
            .init("column", .text, "栏目代码"), .init("kind", .text, "稿件类型"), .init("unit", .text, "发布机构"),
            optional("indexNumber", .text, "索引号"), optional("documentNumber", .text, "文号"), optional("madeOn", .day, "生成日期"),
            .init("publishedAt", .instant, "发布时间"),
        ]
    }

    private static func list(of entry: String) -> OpenAPIDocument.Schema {
        .object([.init("title", .text), .init("page", .address, "网页"), .init("entries", .list(.named(entry)))])
    }

    /// Of units, leaders and projects: what a sheet may leave out is left out.
    private static var unitSchemas: [String: OpenAPIDocument.Schema] {
        UnitFiles.listings.reduce(into: [:]) { schemas, listing in
            let told = listing.told.map { key, code -> OpenAPIDocument.Property in
                let field = listing.kind.field(code)
                return optional(key, field?.form == .day ? .day : .text, field?.label ?? "")
            }
            schemas[listing.id + "Entry"] = .object(
                [.init("unit", .text, "单位"), .init("unitCode", .text, "单位代码")] + told + [.init("address", .address, "网页")])
            schemas[listing.id] = list(of: listing.id + "Entry")
        }
    }

    private static var schemas: [String: OpenAPIDocument.Schema] { articleSchemas.merging(unitSchemas) { first, _ in first } }

    private static var articleSchemas: [String: OpenAPIDocument.Schema] {
        [
            "ServiceDocument": .object([.init("ITEMS", .list(.named("ServiceItem")))]),
            "ServiceItem": .object([
                .init("TASK_NAME", .text, "事项名称"), .init("TASK_CODE", .text, "实施编码"), .init("TASK_TYPE", .text, "事项类型代码"),
                .init("TASK_VERSION", .integer(1...1_000_000), "事项版本"),
            ]),
            "Fault": .object([.init("status", .integer(400...599)), .init("error", .text, "说明怎样改正")]),
            "Withdrawn": .object([
                .init("status", .integer(410...410)), .init("error", .text), .init("reason", .text, "原因"), .init("since", .day),
            ]),
            "ArticleLine": .object(line),
            "ArticleList": .object([.init("articles", .list(.named("ArticleLine"))), optional("next", .text, "下一页的“before”")]),
            "Article": .object(
                line + [
                    .init("changedAt", .instant, "本版发布时间"), optional("abstract", .text, "内容概述"), optional("subject", .text, "主题分类代码"),
                    optional("genre", .text, "体裁代码"), .init("audiences", .list(.text)), .init("keywords", .list(.text)),
                    optional("source", .text, "来源"), optional("effectiveOn", .day, "生效日期"), optional("validity", .text, "有效性"),
                    .init("html", .text, "正文"), .init("text", .text, "正文的文字"),
                ]),
            "ColumnList": .object([
                .init(
                    "columns",
                    .list(
                        .object([
                            .init("code", .text), .init("name", .text), .init("description", .text), .init("kind", .text),
                            optional("parent", .text, "上级栏目"), .init("isArchived", .flag),
                            .init("articles", .integer(0...9_007_199_254_740_991), "条数"),
                            .init("address", .address),
                        ])))
            ]),
            "UnitList": .object([
                .init(
                    "units",
                    .list(.object([.init("code", .text), .init("name", .text), .init("kind", .text), optional("parent", .text, "上级单位")])))
            ]),
            "CatalogueEntry": .object([
                optional("indexNumber", .text, "索引号"), .init("title", .text, "名称"), optional("documentNumber", .text, "文号"),
                .init("publisher", .text, "发布机构"), optional("madeOn", .day, "生成日期"), .init("publishedOn", .day, "发布日期"),
                optional("validity", .text, "有效性"), optional("subject", .text, "主题分类"), optional("genre", .text, "体裁"),
                .init("address", .address, "网页"),
            ]),
            "CatalogueList": list(of: "CatalogueEntry"),
            "ColumnEntry": .object([
                .init("title", .text, "标题"), .init("publisher", .text, "发布机构"), .init("publishedOn", .day, "发布日期"),
                optional("indexNumber", .text, "索引号"), optional("documentNumber", .text, "文号"), optional("madeOn", .day, "生成日期"),
                .init("address", .address, "网页"),
            ]),
            "ArticleLines": list(of: "ColumnEntry"),
            "Report": .object([
                .init("unit", .text, "单位"), .init("year", .integer(2008...2100)), .init("version", .integer(1...10_000)),
                .init("publishedOn", .day, "发布日期"), .init("address", .address, "网页"),
            ]),
            "ReportList": list(of: "Report"),
            "Guide": .object([
                .init("unit", .text, "单位"), optional("officeName", .text, "公开工作机构"), optional("officeAddress", .text, "办公地址"),
                optional("officeHours", .text, "办公时间"), optional("telephone", .text, "电话"), optional("fax", .text, "传真"),
                optional("internetContact", .text, "互联网联系方式"), .init("updatedOn", .day, "更新日期"), .init("address", .address, "网页"),
            ]),
            "GuideList": list(of: "Guide"),
            "ServiceEntry": serviceEntry,
            "ServiceList": list(of: "ServiceEntry"),
            "RequestEntry": requestEntry,
            "RequestRegister": list(of: "RequestEntry"),
            "RequestCount": .object([
                .init("group", .text, "类别"), .init("name", .text, "项目"), .init("requests", .integer(0...9_007_199_254_740_991), "件数"),
                optional("workingDays", .text, "答复用时中位数（工作日）"), optional("list", .address, "所统计的清单"),
            ]),
            "RequestStatistics": list(of: "RequestCount"),
            "RequestReply": .object([
                .init("title", .text, "标题"), .init("unit", .text, "答复单位"), optional("result", .text, "办理结果"),
                optional("repliedOn", .day, "答复日期"), .init("publishedOn", .day, "公开日期"), .init("address", .address, "网页"),
            ]),
            "RequestReplies": list(of: "RequestReply"),
        ]
    }
}
