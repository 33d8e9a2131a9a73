extension Demonstration {
    /// The items of the register of services, as the register of powers counts them, and what units may punish, compel and charge for.
    static func powerItems() -> DemonstrationTable {
        var table = DemonstrationTable("power_item", ["kind", "code", "name", "since", "until"])
        for kind in LegacyItemType.allCases {
            for line in DemonstrationItemLine.all where line.kind == kind {
                table.add(
                    line.unit, kind == .licence ? "licence" : "otherService", line.taskCode,
                    kind == .licence ? line.name : "\(line.name)（\(kind.words)）", "2013-06-0\(table.rows.count % 9 + 1)", "")
            }
        }
        add("penalty", 118, to: &table) { work in
            work.campaigns.map { "对\($0)违法行为的处罚" } + work.licences.map { "对擅自从事“\($0)”事项活动的处罚" }
        }
        add("coercion", 24, to: &table) { work in work.campaigns.map { "对\($0)有关物品、场所的查封、扣押" } }
        add("fee", 16, to: &table) { work in work.services.map { "\($0)工本费" } }
        return table
    }

    /// The first `count` names, taking one of each unit in turn until each has given what it has.
    private static func add(
        _ kind: String, _ count: Int, to table: inout DemonstrationTable, _ names: (DemonstrationWork) -> [String]
    ) {
        let lists = DemonstrationAgency.units.map { ($0, names($0.work)) }
        var left = count
        for round in 0..<(lists.map(\.1.count).max() ?? 0) {
            for (agency, names) in lists where round < names.count && left > 0 {
                left -= 1
                let serial = String(table.rows.count + 1)
                let code = "ZX" + String(repeating: "0", count: 4 - serial.count) + serial
                table.add(agency, kind, code, names[round], "2013-06-0\(table.rows.count % 9 + 1)", "")
            }
        }
        precondition(left == 0, "the units of the demonstration have only \(count - left) items of kind \(kind)")
    }
}
