import Foundation
import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

extension ServiceHall {
    static let fields: [ListFile.Field] = [
        .init(key: "name", label: "事项名称"), .init(key: "taskCode", label: "实施编码"), .init(key: "unit", label: "实施主体"),
        .init(key: "unitCode", label: "单位代码"), .init(key: "type", label: "事项类型"), .init(key: "caseType", label: "办件类型"),
        .init(key: "audiences", label: "服务对象"), .init(key: "lifeEvents", label: "办事主题"), .init(key: "promised", label: "承诺办结时限"),
        .init(key: "statutory", label: "法定办结时限"), .init(key: "visits", label: "到现场次数"), .init(key: "fees", label: "收费"),
        .init(key: "place", label: "办理地点"), .init(key: "hours", label: "办理时间"), .init(key: "enquiry", label: "咨询电话"),
        .init(key: "effectiveFrom", label: "生效日期"), .init(key: "address", label: "网址"),
    ]

    /// The list as a file, narrowed by the same filters.
    func file(_ form: ListFile.Form, _ request: Request, _ context: VisitorContext) async throws -> Response {
        let machine = try MachineQuery(request, "event", "unit", "type", "audience", "case", "q")
        for name in ServiceQuery.names where machine[name] == "" { throw SiteError.malformed("参数“\(name)”没有值。请填写，或者去掉它。") }
        let here = try context.openSite(), base = site.base(of: here.facts), query = try ServiceQuery { machine[$0] }
        let filter = try query.filter(on: here), today = site.now().day, items = self.items
        let units = Dictionary(here.agencies.map { ($0.id, $0) }) { first, _ in first }
        let list = ListFile(title: "\(here.facts.name)政务服务事项", page: base + query.path().text, fields: Self.fields) { _ in
            let found = try await items.items(filter, on: today)
            return (found.map { Self.row($0, units[$0.agency], at: base) }, nil)
        }
        let (response, isWhole) = try await list.answer(form, request, context, from: site)
        if isWhole { context.claim.keep([.services, .site(here.stored.id.value)]) }
        return response
    }

    private static func row(_ stored: StoredItem, _ agency: Agency?, at base: String) -> [SheetCell] {
        let item = stored.item, time = item.time, place = item.places.first
        func cell(_ text: String?) -> SheetCell { text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .blank }
        let fees = item.fees.isUnsaid ? nil : item.fees.value.map { $0.map(\.name).joined(separator: "、") } ?? "不收费"
        return [
            .text(item.identity.name), .text(stored.taskCode), .text(agency?.name ?? ""), .text(item.identity.unit),
            .text(item.identity.type.words), cell(time.caseType?.words),
            cell(item.conditions.audiences.map(\.words).joined(separator: "、")),
            cell(item.lifeEvents.map(\.words).joined(separator: "、")), cell(time.promisedLimit?.words),
            cell(time.statutoryLimit.value?.words), item.process.visitCount.map(SheetCell.whole) ?? .blank, cell(fees),
            cell(place?.address),
            cell(place?.hours), cell(item.contact.enquiry), .day(item.identity.effectiveFrom),
            .text(base + Route.service.path(stored.taskCode).text),
        ]
    }

    /// One guide with the exchange names of the national platform.
    @Sendable func document(_ request: Request, _ context: VisitorContext) async throws -> Response {
        _ = try MachineQuery(request)
        let here = try context.openSite(), code = try context.parameters.require("task")
        switch try await items.shown(code, on: site.now().day) {
        case .shown(let stored, _) where here.units.contains { $0.id == stored.agency }:
            context.claim.keep([.service(stored.id.value), .site(here.stored.id.value)])
            return site.document(
                Array(try ItemDocument([stored.item]).json()), type: "application/json; charset=utf-8", request)
        case .withdrawn(let tombstone): return JSONFaults.answer(.gone, tombstone.sentence)
        default: throw SiteError.notFound("没有这个事项。可用的实施编码见 /services.json。")
        }
    }
}
