import GongkaiCore

extension DemonstrationStore {
    /// What the papers of each unit say of it. Courts and governments are those of the place, addresses and telephones invented.
    func setPapers(at now: Instant) async throws {
        try await database.write { tx in
            for agency in try tx.rows("SELECT id, code, name FROM agency ORDER BY id") {
                let code: String = try agency.get("code")
                guard let word = Self.marks[code] else { continue }
                let name: String = try agency.get("name"), sheet = DemonstrationSheets.units.first { $0.agency == code }
                let profile = sheet.map(DemonstrationSheets.unit)
                let department = name.hasPrefix("蒸湘区") && name.hasSuffix("局") ? "衡阳市" + name.dropFirst("蒸湘区".count) : nil
                let setting = PaperSetting(
                    mark: "蒸\(word)公开",
                    places: Remedies.Places(
                        government: "衡阳市蒸湘区人民政府", superiorGovernment: "衡阳市人民政府", superiorDepartment: department,
                        basicCourt: "衡阳市蒸湘区人民法院", intermediateCourt: "衡阳市中级人民法院"),
                    office: name.hasSuffix("办公室") ? name : "\(name)办公室", address: profile?["address"] ?? "衡阳市蒸湘区政务大楼",
                    telephone: profile?["telephone"] ?? "0734-8850100", payment: "凭通知书编号在区政务服务中心非税窗口缴纳")
                try tx.put(setting, of: try agency.get("id"), revision: 1, at: now)
            }
        }
    }

    /// Sends out every paper that can go out.
    func issuePapers(of requests: [MatterID], _ papers: PaperStore, by officer: Officer, at now: Instant) async throws {
        for id in requests {
            for line in try await papers.papers(of: id, for: officer).reversed() where line.issue == nil {
                let day: Day
                switch line.standing {
                case .open(mayGoOut: true): day = line.on
                case .signed(let signed): day = signed
                default: continue
                }
                try await papers.issue(
                    line.place, of: id, expecting: 0, by: officer, from: "127.0.0.1", at: min(Instant(day, hour: 15), now))
            }
        }
    }

    private static let marks = [
        "ZX": "政", "ZX01": "政办", "ZX02": "发改", "ZX03": "经信", "ZX04": "教", "ZX05": "科", "ZX06": "监", "ZX07": "民", "ZX08": "司",
        "ZX09": "财", "ZX10": "人社", "ZX11": "住建", "ZX12": "城管", "ZX13": "农林水", "ZX14": "商粮", "ZX15": "文体", "ZX16": "卫",
        "ZX17": "人口", "ZX18": "审", "ZX19": "统", "ZX20": "安监", "ZX21": "环", "ZX22": "政务", "ZX23": "街", "ZX24": "红街", "ZX25": "呆政",
    ]
}
