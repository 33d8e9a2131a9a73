import GongkaiCore

/// The guides of the demonstration's units. Names, numbers and addresses are invented.
enum DemonstrationGuides {
    /// `code`: of the unit, whose sheet says where it is reached.
    static func contents(of name: String, code: String, number: Int, on day: Day) -> [String: String] {
        let profile = DemonstrationSheets.units.first { $0.agency == code }.map(DemonstrationSheets.unit)
        let rooms = ["101", "203", "305", "402"], extra = number < 10 ? "0\(number)" : "\(number)"
        let email = "\(code.lowercased())@zhengxiang.example"
        var contents = [
            "classification":
                "\(name)主动公开的政府信息分为：机构职能、政策文件、规划计划、财政信息、人事信息、行政执法、重点领域和其他八类。\n未主动公开的信息，可以依申请公开。",
            "arrangement": "每条信息按“索引号、名称、内容概述、生成日期、文号、发布机构、发布日期”编排，按主题、体裁、服务对象和年份分类，可在信息公开目录中组合查找。",
            "access":
                "一、本网站“信息公开目录”栏目。\n二、区政务服务中心和区档案馆的政府信息查阅场所，工作日免费查阅。\n三、向本机关提出公开申请。",
            "officeName": "\(name)办公室（政府信息公开工作机构）",
            "officeAddress": profile?["address"] ?? "蒸湘区政务大楼\(rooms[number % rooms.count])室",
            "officeHours": "工作日上午9:00—12:00，下午13:30—17:00",
            "telephone": profile?["telephone"] ?? "0734-00000\(extra)",
            "fax": "0734-00001\(extra)",
            "email": email,
            "requestProcedure":
                "一、填写申请表，写明姓名、联系方式和所需信息的名称。\n二、在本网站“依申请公开”栏目提交，到办公地址当面提交，或者邮寄、传真，信封上注明“政府信息公开申请”。当面提交的当场出具登记回执，网上提交和邮寄、传真的由工作人员电话确认。\n三、内容不明确的，7个工作日内一次性告知补正。\n四、收到申请之日起20个工作日内答复，需要延长的，经负责人同意并告知申请人，延长不超过20个工作日。",
            "requestForm": "申请表可在办公地址的受理窗口领取，也可以自行书写，写明姓名或名称、身份证明、联系方式、所需信息的名称和提供方式即可。",
            "feeRule": "提供政府信息不收取费用。申请的数量、频次明显超过合理范围的，可以收取信息处理费，标准按国务院办公厅的规定执行。",
            "complaintChannel": "认为本机关未依法履行公开义务的，可以向蒸湘区政务公开办反映，也可以依法申请行政复议或者提起行政诉讼。",
        ]
        // An element of its time.
        if GuideElement.elements(on: day).contains(where: { $0.code == "internetContact" }) {
            contents["internetContact"] = "电子邮箱\(email)（用于咨询）；申请可以在本网站“依申请公开”栏目提交"
        }
        return contents
    }
}

extension Transaction {
    /// A published guide for every unit that has none.
    func loadGuides(
        _ agencies: [(id: AgencyID, code: String, name: String)], _ hands: DemonstrationHands, as actor: Actor, at now: Instant
    ) throws {
        let known = Set(try rows("SELECT agency_id FROM guide_version").map { try $0.get("agency_id", as: AgencyID.self) })
        for (number, agency) in agencies.enumerated() where !known.contains(agency.id) {
            let contents = DemonstrationGuides.contents(of: agency.name, code: agency.code, number: number + 1, on: now.day)
            let revision = try saveGuide(contents, of: agency.id, expecting: 0, by: hands.editor, as: actor, at: now)
            try sign(DraftID(.guide, agency.id.value), hands, as: actor, at: now)
            try publishGuide(of: agency.id, expecting: revision, by: try officer(hands.office), as: actor, at: now)
        }
    }
}
