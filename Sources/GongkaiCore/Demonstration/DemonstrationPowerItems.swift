extension Demonstration {
    /// The items of the district's service system: 256 licences, 15 other approvals and 67 services over 25 units, and what units may punish,
    /// compel and charge for.
    static func powerItems(_ draw: inout SeededDraw) -> DemonstrationTable {
        var table = DemonstrationTable("power_item", ["kind", "code", "name", "since", "until"])
        var serial = 0
        func add(_ kind: String, _ count: Int, _ verbs: [String]) {
            for index in 0..<count {
                serial += 1
                let agency = DemonstrationAgency.units[(index * 7 + serial) % DemonstrationAgency.units.count]
                let matter = agency.matters[index / DemonstrationAgency.units.count % agency.matters.count]
                let code = "ZX" + String(repeating: "0", count: 4 - String(serial).count) + "\(serial)"
                table.add(agency, kind, code, "\(matter)\(verbs[(index + serial) % verbs.count])", "2013-06-0\(serial % 9 + 1)", "")
            }
        }
        add("licence", 256, ["许可", "审批", "核准", "资格认定", "登记"])
        add("otherService", 15, ["备案（非行政许可）", "初审（非行政许可）"])
        add("otherService", 67, ["咨询服务", "证明办理", "信息查询", "补贴申领"])
        add("penalty", 118, ["违法行为处罚"])
        add("coercion", 24, ["查封、扣押", "代履行", "加处罚款"])
        add("fee", 16, ["工本费", "服务费"])
        return table
    }
}
