/// Items as cells: what a workbook or a set of CSV files holds.
package struct ItemTables: Sendable, Equatable {
    /// The rows of each sheet without its header, in the order of ``ItemSheet/header``.
    package internal(set) var rows: [ItemSheet: [[String]]] = [:]

    package init(_ items: [ServiceItem]) {
        for item in items { add(item) }
    }

    package subscript(sheet: ItemSheet) -> [[String]] { rows[sheet] ?? [] }

    private mutating func add(_ item: ServiceItem) {
        let identity = item.identity
        add(.items, item, item.cells, leading: identity.unit)
        for way in identity.handlingItems { add(.handlingItems, item, ["task_handle_item": way.code, "task_handle_name": way.name]) }
        for material in item.materials.value ?? [] { add(.materials, item, material.cells) }
        for step in item.process.flow.steps { add(.steps, item, step.cells) }
        for fee in item.fees.value ?? [] { add(.fees, item, fee.cells) }
        for place in item.places {
            add(
                .places, item,
                [
                    "transact_addr": place.address, "transact_time": place.hours, "traffic_guide": place.directions ?? "",
                    "window_num": place.window ?? "",
                ])
        }
        for question in item.questions { add(.questions, item, ["question": question.question, "answer": question.answer]) }
        for question in item.guidance?.questions ?? [] {
            for answer in question.answers { add(.guidance, item, answer.cells(of: question)) }
        }
    }

    private mutating func add(_ sheet: ItemSheet, _ item: ServiceItem, _ cells: [String: String], leading: String? = nil) {
        var cells = cells
        cells["task_code"] = item.identity.taskCode
        cells["task_version"] = String(item.identity.version)
        let columns = sheet.definition.columns
        assert(cells.keys.allSatisfy { name in columns.contains { $0.name == name } }, "\(sheet) has no column for a cell")
        rows[sheet, default: []].append((leading.map { [$0] } ?? []) + columns.map { cells[$0.name] ?? "" })
    }
}

extension ServiceItem {
    /// The cells of its own row by column.
    fileprivate var cells: [String: String] {
        var cells: [String: String] = [
            "task_name": identity.name, "catalog_code": identity.catalogCode, "local_catalog_code": identity.localCatalogCode ?? "",
            "local_task_code": identity.localTaskCode ?? "", "task_type": identity.type.words,
            "local_task_type": identity.legacyType?.words ?? "", "task_state": identity.state.words,
            "plan_effective_date": identity.effectiveFrom.text, "plan_cancel_date": identity.effectiveUntil?.text ?? "",
            "commitment_mode": Cell.flag(identity.commitmentMode),
        ]
        cells.merge(authorityCells) { $1 }
        cells.merge(timeCells) { $1 }
        cells.merge(processCells) { $1 }
        cells.merge(endCells) { $1 }
        return cells
    }

    private var authorityCells: [String: String] {
        [
            "by_law": Cell.lines(authority.legalBasis.map(\.text)), "power_source": authority.powerSource?.words ?? "",
            "use_level": authority.level?.words ?? "", "power_division": authority.division ?? "", "use_content": authority.content ?? "",
            "dept_name": authority.implementer ?? "", "dept_code": authority.implementerCode ?? "",
            "dept_type": authority.implementerNature?.words ?? "", "entrust_name": Cell.stated(authority.delegate) { $0 },
            "other_dept": authority.jointUnits.joined(separator: "、"), "dept_section": authority.section ?? "",
        ]
    }

    private var timeCells: [String: String] {
        var cells = Cell.limit("anticipate", time.statutoryLimit.value)
        if time.statutoryLimit == .notApplicable { cells["anticipate_day"] = Cell.notApplicable }
        cells.merge(Cell.limit("promise", time.promisedLimit)) { $1 }
        cells["project_type"] = time.caseType?.words ?? ""
        cells["accept_condition"] = Cell.lines(conditions.acceptance)
        cells["limit_explain"] = Cell.stated(conditions.quantityLimit) { $0 }
        cells["server_type"] = conditions.audiences.map(\.words).joined(separator: "、")
        cells["handle_area"] = Cell.stated(conditions.crossRegionScope) { $0.words }
        return cells
    }

    private var processCells: [String: String] {
        [
            "intermediary": Cell.stated(process.intermediary) { $0 }, "handle_type": process.forms.map(\.words).joined(separator: "、"),
            "limit_scene_num": process.visitCount.map(String.init) ?? "", "limit_scene_explain": process.visitReason ?? "",
            "is_online": Cell.flag(process.isOnline), "online_depth": process.onlineDepth?.words ?? "",
            "online_addr": process.onlineAddress ?? "", "is_bookable": Cell.flag(process.isBookable),
            "is_express": Cell.flag(process.allowsExpress), "is_online_pay": Cell.flag(process.allowsOnlinePayment),
            "is_self_service": Cell.flag(process.allowsSelfService), "is_material": Cell.isAny(materials), "is_fee": Cell.isAny(fees),
        ]
    }

    private var endCells: [String: String] {
        [
            "result_name": result.name ?? "", "result_type": result.kind?.words ?? "", "result_sample": result.sample ?? "",
            "result_valid_months": Cell.stated(result.validMonths) { String($0) },
            "result_delivery": result.deliveries.map(\.words).joined(separator: "、"), "deemed_consent": result.deemedConsent ?? "",
            "link_way": contact.enquiry, "supervise_way": contact.supervision, "recon_body": rights.reconsideration?.body ?? "",
            "recon_address": rights.reconsideration?.address ?? "", "recon_telephone": rights.reconsideration?.telephone ?? "",
            "litigation_body": rights.litigation?.body ?? "", "litigation_address": rights.litigation?.address ?? "",
            "litigation_telephone": rights.litigation?.telephone ?? "", "life_events": lifeEvents.map(\.words).joined(separator: "、"),
        ]
    }
}

extension RequiredMaterial {
    fileprivate var cells: [String: String] {
        let cells: [String: String] = [
            "material_code": code, "material_name": name, "material_type": kind?.words ?? "", "source_type": source?.words ?? "",
            "source_dept": issuer ?? "", "source_explain": obtaining ?? "", "issue_time": issuedWithin ?? "",
            "original_num": originals.map(String.init) ?? "", "copy_num": copies.map(String.init) ?? "",
            "material_format": medium?.words ?? "", "is_need": Cell.flag(isRequired), "fill_explain": instruction ?? "",
            "blank_form": blankForm ?? "", "sample_form": sample ?? "", "is_tolerable": Cell.flag(mayFollow),
            "is_reusable": Cell.flag(isReusable), "material_condition": onlyIf?.text ?? "",
        ]
        return cells.merging(Cell.limit("tolerable", followsWithin)) { $1 }
    }
}

extension FlowStep {
    fileprivate var cells: [String: String] {
        var cells: [String: String] = [
            "step_code": code, "step_name": name, "step_agency": unit, "step_section": section ?? "", "step_post": post ?? "",
            "step_after": after.joined(separator: "、"), "special_type": special?.kind.words ?? "", "special_basis": special?.basis ?? "",
            "step_condition": onlyIf?.text ?? "",
        ]
        cells.merge(Cell.limit("promise", promisedLimit)) { $1 }
        cells.merge(Cell.limit("anticipate", statutoryLimit)) { $1 }
        return cells
    }
}

extension FeeItem {
    fileprivate var cells: [String: String] {
        [
            "fee_name": name, "fee_agency": unit ?? "", "fee_stand": standard ?? "", "fee_amount": fen.map(CellNumber.yuan) ?? "",
            "fee_unit": quantityUnit ?? "",
            "fee_basis": basis ?? "", "fee_reduction": Cell.stated(waiver) { $0 }, "fee_condition": onlyIf?.text ?? "",
        ]
    }
}

extension DecisionAnswer {
    fileprivate func cells(of question: DecisionQuestion) -> [String: String] {
        var cells = ["question_code": question.code, "question": question.words, "answer": words]
        switch lead {
        case .question(let code):
            cells["lead"] = GuidanceLead.question.words
            cells["target"] = code
        case .handling(let code):
            cells["lead"] = GuidanceLead.handling.words
            cells["target"] = code
        case .elsewhere(let instead, let taskCode):
            cells["lead"] = GuidanceLead.elsewhere.words
            cells["target"] = taskCode
            cells["elsewhere"] = instead
        }
        return cells
    }
}

/// How values stand in cells.
enum Cell {
    /// What a cell says of a thing that there is not.
    static let notApplicable = "无"

    static func stated<Value>(_ stated: Stated<Value>, _ text: (Value) -> String) -> String {
        switch stated {
        case .unsaid: ""
        case .notApplicable: notApplicable
        case .given(let value): text(value)
        }
    }

    static func isAny<Value>(_ stated: Stated<Value>) -> String {
        switch stated {
        case .unsaid: ""
        case .notApplicable: "否"
        case .given: "是"
        }
    }

    static func flag(_ flag: Bool?) -> String { flag.map { $0 ? "是" : "否" } ?? "" }

    static func lines(_ texts: [String]) -> String { texts.joined(separator: "\n") }

    static func limit(_ prefix: String, _ limit: TimeLimit?) -> [String: String] {
        guard let limit else { return [:] }
        return [
            prefix + "_day": String(limit.days), prefix + "_type": limit.unit == .working ? "工作日" : "自然日",
            prefix + "_explain": limit.article,
        ]
    }
}
