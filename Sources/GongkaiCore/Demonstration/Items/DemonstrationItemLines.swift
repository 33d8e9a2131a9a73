/// The district's items in short, a line each, by unit: kind (L 行政许可, N 非行政许可审批, S 服务类), name, audiences (codes of A.4), statutory and
/// promised days, basis, result (`@` months of validity), materials, flow, fee, life events.
///
/// A material is a key of ``DemonstrationMaterials`` or a name; `?` may be left out, `+` may follow. A flow is `i` done at once, `s` simple,
/// `v` with a visit, `x` with experts, `h` with a hearing, `p` with an announcement, `j` over five units; `*` begins a choice of
/// 新办, 变更, 延续, 补办.
enum DemonstrationItemLines {
    static let all: [String: String] = [economy, people, building, land].reduce(into: [:]) { all, lines in
        all.merge(lines) { $0 + "\n" + $1 }
    }
}

/// One line, cut into its parts.
struct DemonstrationItemLine {
    let unit: DemonstrationAgency
    /// From one, within the unit.
    let serial: Int
    let kind: LegacyItemType
    let name: String
    let audiences: [ServiceAudience]
    let statutoryDays: Int?
    let promisedDays: Int
    let basis: LegalBasis
    let result: String
    let validMonths: Int?
    let materials: [String]
    let flow: Character
    let hasWays: Bool
    let fee: String?
    let lifeEvents: [LifeEvent]

    static let all: [DemonstrationItemLine] = DemonstrationAgency.units.flatMap { unit in
        (DemonstrationItemLines.all[unit.code] ?? "").split(separator: "\n").enumerated().map { index, line in
            DemonstrationItemLine(String(line), unit: unit, serial: index + 1)
        }
    }

    private init(_ line: String, unit: DemonstrationAgency, serial: Int) {
        let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        let days = parts.count == 10 ? parts[3].split(separator: "/").map { Int($0) } : []
        guard days.count == 2, let promised = days[1], let basis = LegalBasis(text: parts[4]) else {
            preconditionFailure("no line of an item: \(line)")
        }
        self.unit = unit
        self.serial = serial
        kind = parts[0] == "L" ? .licence : parts[0] == "N" ? .nonLicenceApproval : .service
        name = parts[1]
        audiences = parts[2].compactMap { ServiceAudience(rawValue: String($0)) }
        statutoryDays = days[0]
        promisedDays = promised
        self.basis = basis
        let result = parts[5].split(separator: "@")
        self.result = String(result[0])
        validMonths = result.count == 2 ? Int(result[1]) : nil
        materials = parts[6] == "-" ? [] : parts[6].split(separator: " ").map(String.init)
        flow = parts[7].first ?? "s"
        hasWays = parts[7].hasSuffix("*")
        fee = parts[8] == "-" ? nil : parts[8]
        lifeEvents = parts[9].split(separator: ",").map { event in
            guard let event = LifeEvent(rawValue: String(event)) else { preconditionFailure("no life event: \(event)") }
            return event
        }
    }

    /// Two digits of the unit and three of the line: the main item of its code.
    var number: String { String(unit.code.suffix(2)) + String(String(1_000 + serial).suffix(3)) }
    var catalogCode: String { "43" + kind.nationalType.rawValue + number + "000" }
    var taskCode: String { unit.creditCode + unit.level.rawValue + catalogCode }
}

extension DemonstrationAgency {
    private var number: String { String(code.suffix(2)) }

    /// Made up, with right check characters.
    var creditCode: String {
        let start = (kind == "authorisedOrganisation" ? "12" : "11") + "430408"
        guard let organisation = OrganisationCode.completing("MB0408" + number),
            let code = UnifiedCreditCode.completing(start + organisation)
        else { preconditionFailure("\(code) has no code") }
        return code
    }

    var level: ExerciseLevel { hasOwnHall ? .township : .county }

    /// Whether people come to its own hall rather than to the district's.
    var hasOwnHall: Bool { kind == "subdistrict" || kind == "township" }

    var section: String { hasOwnHall ? "便民服务中心" : code == "ZX22" ? "业务股" : "行政审批股" }

    var telephone: String { "0734-88502" + number }

    var servicePlace: ServicePlace {
        let hours = "星期一至星期五9:00—12:00、13:30—17:00（法定节假日除外）"
        let places = ["ZX23": "蒸湘区立新大道66号一楼", "ZX24": "蒸湘区红湘路28号一楼", "ZX25": "蒸湘区呆鹰岭镇政府院内一楼"]
        if let own = places[code] {
            return ServicePlace(
                address: "衡阳市\(own)\(shortName)便民服务中心", hours: hours, directions: "乘公交车到\(shortName)站，步行约200米", window: "综合窗口")
        }
        return ServicePlace(
            address: "衡阳市蒸湘区立新大道18号蒸湘区政务服务中心二楼", hours: hours, directions: "乘公交车到立新大道站，步行约200米",
            window: "\(Int(number) ?? 0)号窗口（\(shortName)）")
    }
}
