/// Sheets as far as they were read. Every row is read as far as it goes, so that one fault hides no other; and what follows from a fault is muted, so
/// that nobody looks for what is right.
struct ItemSheetReading {
    let agencies: [String: String]
    let today: Day
    /// Whether there is a sheet of items to which other rows can belong.
    var hasItems = true
    private(set) var faults: [ItemFault] = []
    private var items: [ReadItem] = []
    private var positions: [ItemKey: Int] = [:]
    /// Items whose version could not be read, by code: rows of any version may be theirs.
    private var ofAnyVersion: [String: Int] = [:]
    /// Rows that name an item which is not there, in the order of the sheets.
    private var strays: [(key: ItemKey, sheet: ItemSheet, row: Int)] = []
    /// Sheets that say less than the file does.
    private var unreadSheets: Set<ItemSheet> = []

    private struct ItemKey: Hashable {
        let code: String
        let version: Int
    }

    private struct ReadItem {
        var item: ServiceItem
        let row: Int
        /// Everything that belongs to it could be read.
        var isSound = true
        /// Rows of other sheets name it.
        var hasRows = false
        /// Elements of which nothing is said, because a cell that they follow from could not be read.
        var muted: [String] = []
    }

    init(agencies: [String: String], today: Day) {
        self.agencies = agencies
        self.today = today
    }

    /// The items without fault, and their rows.
    var sound: ([ServiceItem], [Int]) {
        let found = items.filter(\.isSound)
        return (found.map(\.item), found.map(\.row))
    }

    /// What the rules say against publishing items, but for what a fault explains.
    var shortcomings: [ItemShortcoming] {
        let rules = ServiceItemRules(units: Set(agencies.values))
        let lost = unreadSheets.flatMap(\.elements)
        return items.flatMap { read in
            rules.findings(in: read.item).filter { finding in
                finding.severity == .refuses && !(read.muted + lost).contains { finding.place.hasPrefix($0) }
            }.map { ItemShortcoming(row: read.row, finding: $0) }
        }
    }

    mutating func refuse(
        _ sheet: ItemSheet, row: Int, _ chinese: String, _ english: String, column: String = "task_code", found: String = ""
    ) {
        let label = sheet.definition.column(column)?.label ?? RegisterHeader.agencyColumn.label
        refuse(sheet, row: row, CellFault(column: column, label: label, found: found, chinese: chinese, english: english))
    }

    private mutating func refuse(_ sheet: ItemSheet, row: Int, _ fault: CellFault) {
        faults.append(ItemFault(sheet: sheet, fault: ImportFault(row: row, fault: fault)))
    }

    mutating func read(_ sheet: ItemSheet, _ rows: [[String]]) {
        guard let first = rows.first else { return }
        let header: RegisterHeader
        do {
            header = try RegisterHeader(sheet.definition, cells: first, needsAgency: sheet == .items)
        } catch {
            for fault in error.faults { refuse(sheet, row: 1, fault) }
            if sheet == .items { hasItems = false } else { unreadSheets.insert(sheet) }
            return
        }
        let reader = RowReader(sheet.definition, today: today)
        for (index, cells) in rows.enumerated().dropFirst() where cells.contains(where: { !$0.trimmingSpaces.isEmpty }) {
            var row = ItemRow(sheet, number: index + 1, reader.read(header.cells(of: cells)))
            if sheet == .items {
                let agency = header.agencyPosition.flatMap { $0 < cells.count ? cells[$0] : nil } ?? ""
                readItem(&row, agency: String(agency.trimmingSpaces))
            } else {
                readChild(&row)
            }
            for fault in row.faults { refuse(sheet, row: row.number, fault) }
        }
    }

    private mutating func readItem(_ row: inout ItemRow, agency: String) {
        let unit = agencies[agency]
        if unit == nil {
            refuse(
                .items, row: row.number, agency.isEmpty ? "“公开主体”不能为空，应填单位代码或者全称。" : "没有名为“\(agency)”的单位。请填单位代码或者全称。",
                "unknown agency", column: "agency", found: agency)
        }
        let item = ServiceItem(&row, unit: unit ?? agency, today: today)
        var read = ReadItem(item: item, row: row.number, isSound: unit != nil && row.faults.isEmpty)
        read.muted = (unit == nil ? ["unit"] : []) + row.faults.flatMap { ItemSheet.elements(of: $0.column) }
        let key = ItemKey(code: item.identity.taskCode, version: item.identity.version)
        if let position = positions[key], !key.code.isEmpty {
            refuse(
                .items, row: row.number, "实施编码“\(key.code)”第\(key.version)版与第\(items[position].row)行重复。请删去其中一行，或者改版本号。",
                "the item stands twice", found: key.code)
            // What belongs to which of them is not known.
            items[position].isSound = false
            items[position].muted.append("")
            return
        }
        if row.isUnread("task_version") { ofAnyVersion[key.code] = items.count } else { positions[key] = items.count }
        items.append(read)
    }

    private mutating func readChild(_ row: inout ItemRow) {
        var nobody = ServiceItem.unread
        guard let code = row.text("task_code") else {
            // Whose it is is not known: nobody is told that they lack it.
            unreadSheets.insert(row.sheet)
            return nobody.add(&row)
        }
        guard !row.isUnread("task_version") else {
            for position in items.indices where items[position].item.identity.taskCode == code { miss(row.sheet, in: position) }
            return nobody.add(&row)
        }
        let key = ItemKey(code: code, version: row.count("task_version") ?? 1)
        guard let position = positions[key] ?? ofAnyVersion[code] else {
            if hasItems { strays.append((key, row.sheet, row.number)) }
            return nobody.add(&row)
        }
        items[position].item.add(&row)
        items[position].hasRows = true
        if !row.faults.isEmpty { miss(row.sheet, in: position) }
    }

    private mutating func miss(_ sheet: ItemSheet, in position: Int) {
        items[position].isSound = false
        items[position].muted += sheet.elements
    }

    /// Tells of rows that name an item which is not there: once for each item. Where items stand there under a code that is none, these rows are
    /// theirs, and the code is what is wrong.
    mutating func finish() {
        var order: [ItemKey] = [], rows: [ItemKey: [(sheet: ItemSheet, row: Int)]] = [:]
        for stray in strays {
            if rows[stray.key] == nil { order.append(stray.key) }
            rows[stray.key, default: []].append((stray.sheet, stray.row))
        }
        let scheme = ItemCodeScheme.national
        let bare = order.isEmpty ? [] : items.indices.filter { !items[$0].hasRows }
        for position in bare { items[position].muted += ItemSheet.allCases.dropFirst().flatMap(\.elements) }
        let nameless = bare.filter { scheme.read(taskCode: items[$0].item.identity.taskCode) == nil }
        if !order.isEmpty, order.count <= nameless.count {
            for position in nameless {
                let read = items[position], code = read.item.identity.taskCode
                items[position].isSound = false
                items[position].muted += ItemSheet.elements(of: "task_code")
                if code.isEmpty { continue }
                let words = scheme.faults(inTaskCode: code, catalogCode: read.item.identity.catalogCode).map(\.words).joined()
                refuse(
                    .items, row: read.row, "“实施编码”填的是“\(code)”，其他表中没有它的行。\(words)",
                    "task_code is \"\(code)\", which no other sheet names", found: code)
            }
        } else {
            for key in order {
                guard let places = rows[key], let first = places.first else { continue }
                let others = places.count > 1 ? "；这样的一共\(places.count)行" : ""
                refuse(
                    first.sheet, row: first.row,
                    "“实施编码”“\(key.code)”第\(key.version)版不在“\(ItemSheet.items.label)”表中，请补上该事项或者更正编码\(others)。",
                    "task_code names an item that is not in the sheet of items (rows that do: \(places.count))", found: key.code)
            }
        }
        let sheets = ItemSheet.allCases
        faults = faults.enumerated().sorted { a, b in
            let (one, other) = (a.element, b.element)
            let places = (sheets.firstIndex(of: one.sheet) ?? 0, sheets.firstIndex(of: other.sheet) ?? 0)
            return (places.0, one.fault.row, a.offset) < (places.1, other.fault.row, b.offset)
        }.map(\.element)
    }
}

extension ItemSheet {
    /// The elements that rules speak of where a row of this sheet is not there; see ``ItemFinding/place``.
    fileprivate var elements: [String] {
        switch self {
        case .items: [""]
        case .handlingItems: ["handlingItems", "guidance"]
        case .materials: ["materials"]
        case .steps: ["flow", "statutoryLimit", "promisedLimit"]
        case .fees: ["fees"]
        case .places: ["places"]
        case .questions: ["questions"]
        case .guidance: ["guidance"]
        }
    }

    /// The elements that rules speak of where a cell of an item's own row is not there.
    fileprivate static func elements(of column: String) -> [String] {
        switch column {
        case "task_name": ["name"]
        case "task_code":
            ["taskCode", "level", "implementerCode"] + ItemSheet.allCases.dropFirst().flatMap(\.elements)
        case "task_version": ["version"]
        case "catalog_code": ["catalogCode", "taskCode"]
        case "task_type": ["type", "legacyType", "catalogCode", "statutoryLimit", "promisedLimit", "reconsideration", "litigation"]
        case "local_task_type": ["legacyType", "effectiveFrom"]
        case "plan_effective_date": ["effectiveFrom", "effectiveUntil"]
        case "plan_cancel_date": ["effectiveUntil"]
        case "by_law": ["legalBasis"]
        case "power_source", "dept_type": ["delegate"]
        case "use_level": ["level"]
        case "dept_code": ["implementerCode"]
        case "dept_name": ["implementer"]
        case "other_dept": ["jointUnits"]
        case "anticipate_day", "anticipate_type", "anticipate_explain", "promise_day", "promise_type", "promise_explain":
            ["statutoryLimit", "promisedLimit", "caseType", "flow"]
        case "project_type": ["caseType", "promisedLimit"]
        case "accept_condition": ["acceptance"]
        case "limit_explain": ["quantityLimit"]
        case "server_type": ["audiences"]
        case "handle_type": ["forms", "visitCount", "isOnline", "allowsExpress"]
        case "limit_scene_num": ["visitCount"]
        case "is_online": ["isOnline"]
        case "is_express": ["allowsExpress"]
        case "is_material": ["materials"]
        case "is_fee": ["fees"]
        case "link_way": ["enquiry"]
        default: column.hasPrefix("result_") || column == "deemed_consent" ? ["result"] : []
        }
    }
}
