/// The item register of the demonstration district: 256 licences, 15 other approvals and 67 services over its 25 units, always the same.
package enum DemonstrationItems {
    /// In the order of the units.
    package static let all: [ServiceItem] = DemonstrationItemLine.all.map(item)

    /// Their forms, by the codes of the items.
    package static let forms: [String: ItemForm] = all.reduce(into: [:]) { $0[$1.identity.taskCode] = ItemForm.shipped[$1.identity.name] }

    /// The item that opens a restaurant with one application, over five units.
    package static var restaurant: ServiceItem { named("餐饮店开业并联办理") }

    /// The five items that it takes together, each of another unit, in the order of the steps.
    package static var restaurantParts: [ServiceItem] {
        ["个体工商户设立登记", "餐饮业建设项目环境影响登记表审批", "餐饮场所装饰装修消防和房屋安全审查", "餐饮服务许可", "门店招牌设置许可"].map(named)
    }

    private static func named(_ name: String) -> ServiceItem {
        guard let item = all.first(where: { $0.identity.name == name }) else { preconditionFailure("no item \(name)") }
        return item
    }

    private static func item(_ line: DemonstrationItemLine) -> ServiceItem {
        let materials = [DemonstrationMaterials.form(of: line)] + line.materials.map { DemonstrationMaterials.material($0, of: line) }
        let flow = DemonstrationFlows.flow(of: line)
        return ServiceItem(
            identity: identity(line), authority: authority(line, flow), time: time(line), conditions: conditions(line),
            process: process(line, flow, materials), materials: line.materials.isEmpty ? .notApplicable : .given(materials),
            fees: DemonstrationFees.fees(line.fee), result: result(line), places: [line.unit.servicePlace],
            contact: ItemContact(
                enquiry: "\(line.unit.shortName)窗口 \(line.unit.telephone)", supervision: "区电子监察室 0734-8850112；政务服务热线 12345"),
            rights: rights(line), lifeEvents: line.lifeEvents, questions: DemonstrationGuidance.questions(line, materials),
            guidance: DemonstrationGuidance.tree(line))
    }

    private static func identity(_ line: DemonstrationItemLine) -> ItemIdentity {
        ItemIdentity(
            name: line.name, unit: line.unit.code, catalogCode: line.catalogCode, taskCode: line.taskCode,
            localTaskCode: "\(line.unit.code)-\(String(1_000 + line.serial).suffix(3))", handlingItems: DemonstrationGuidance.ways(line),
            type: line.kind.nationalType, legacyType: line.kind,
            // The interim measures for social assistance came into force in May.
            effectiveFrom: line.basis.text.contains("649号") ? "2014-05-01" : "2014-01-01")
    }

    private static func authority(_ line: DemonstrationItemLine, _ flow: Flow) -> ItemAuthority {
        // Registration of traders belongs to the city's administration, which has entrusted the centre.
        let isEntrusted = line.unit.code == "ZX22" && line.kind == .licence
        return ItemAuthority(
            legalBasis: [line.basis], powerSource: isEntrusted ? .entrustedFromAbove : .statutory, level: line.unit.level,
            division: "本行政区域内的申请由\(line.unit.shortName)办理", content: line.name, implementer: line.unit.name,
            implementerCode: line.unit.creditCode,
            implementerNature: isEntrusted ? .entrusted : line.unit.kind == "authorisedOrganisation" ? .authorised : .statutory,
            delegate: isEntrusted ? .given("衡阳市工商行政管理局") : .notApplicable, jointUnits: flow.units.filter { $0 != line.unit.code },
            section: line.unit.section)
    }

    private static func time(_ line: DemonstrationItemLine) -> ItemTime {
        ItemTime(
            statutoryLimit: line.statutoryDays.map { .given(TimeLimit($0, article: line.basis.text)) } ?? .notApplicable,
            promisedLimit: TimeLimit(line.promisedDays, article: "本单位承诺"), caseType: line.promisedDays == 0 ? .immediate : .promised)
    }

    private static func conditions(_ line: DemonstrationItemLine) -> ItemConditions {
        let audiences = line.audiences
        let who =
            audiences == [.person]
            ? "申请人为具有完全民事行为能力的自然人" : audiences.contains(.person) ? "申请人为自然人或者依法登记的单位" : "申请人为依法登记的单位"
        let needs = [
            "census": "户籍在蒸湘区", "place": "有与申请事项相适应的固定场所", "qual": "有符合规定的专业技术人员", "rules": "有健全的管理制度", "safety": "有健全的安全管理制度",
            "fire": "场所经消防安全检查合格", "env": "已取得环境影响评价文件批复", "planning": "已取得规划许可", "land": "有合法的用地手续", "health": "从业人员经健康检查合格",
            "equip": "有与申请事项相适应的设施设备", "capital": "有规定数额的资金", "old": "原批准文件或者证照真实有效", "exam": "经考试合格", "income": "家庭收入符合规定标准",
            "village": "经村（居）民委员会同意", "lowincome": "属于最低生活保障对象",
        ]
        let met = line.materials.compactMap { needs[$0] }
        return ItemConditions(
            acceptance: [who] + met + [line.materials.isEmpty ? "在办理时间内到场或者来电" : "按“申请材料”所列提交的材料齐全、符合法定形式"],
            quantityLimit: .notApplicable, audiences: audiences, crossRegionScope: .notApplicable)
    }

    private static func process(_ line: DemonstrationItemLine, _ flow: Flow, _ materials: [RequiredMaterial]) -> ItemProcess {
        let mustCome = mustCome(line)
        let staysHome = !mustCome && line.kind == .service && line.flow == "s"
        let studies = materials.filter { $0.source == .other && $0.name.hasSuffix("报告") }.map { "“\($0.name)”" }
        return ItemProcess(
            flow: flow,
            intermediary: studies.isEmpty ? .notApplicable : .given("编制" + studies.joined(separator: "、") + "可以委托有相应资质的机构，由申请人自行选择"),
            forms: mustCome ? [.window] : staysHome ? [.window, .computer, .mail] : [.window, .computer], visitCount: staysHome ? 0 : 1,
            visitReason: staysHome ? nil : mustCome ? "需要当面核对证件" : "领取结果时核对材料原件", isOnline: !mustCome,
            onlineDepth: mustCome ? nil : .preliminary, onlineAddress: mustCome ? nil : "/services/\(line.taskCode)/apply",
            isBookable: true,
            allowsExpress: !mustCome, allowsOnlinePayment: false, allowsSelfService: false)
    }

    /// Papers are looked at in person, and fees are paid at the window; what several units do together comes in online, and is paid when it is done.
    private static func mustCome(_ line: DemonstrationItemLine) -> Bool { line.flow == "i" || (line.fee != nil && line.flow != "j") }

    private static func result(_ line: DemonstrationItemLine) -> ItemResult {
        let isLicence = ["证", "证书", "执照", "证明"].contains(where: line.result.hasSuffix)
        let isDocument = ["批复", "文件", "意见", "意见书", "决定", "决定书", "通知书"].contains(where: line.result.hasSuffix)
        let mustCome = mustCome(line)
        return ItemResult(
            name: line.result, kind: isLicence ? .licence : isDocument ? .document : .other, sample: "\(line.result)（样本）.jpg",
            validMonths: line.validMonths.map(Stated.given) ?? .notApplicable, deliveries: mustCome ? [.window] : [.window, .mail],
            // > 行政机关……逾期未作决定的，视为准予延续。
            deemedConsent: line.name.contains("延续") ? "《行政许可法》第五十条第二款" : nil)
    }

    private static func rights(_ line: DemonstrationItemLine) -> ItemRights {
        ItemRights(
            reconsideration: RemedyPlace(body: "蒸湘区人民政府", address: "蒸湘区蔡伦大道区政府机关院内", telephone: "0734-8850000"),
            litigation: RemedyPlace(body: "衡阳市蒸湘区人民法院", address: "蒸湘区解放西路", telephone: "0734-8850190"))
    }
}
