import Testing

@testable import GongkaiCore

@Suite("Codes of items")
struct ItemCodeTests {
    private let scheme = ItemCodeScheme.national

    @Test("The national scheme has 12, 31 and 33 characters")
    func lengths() {
        #expect([scheme.catalogLength, scheme.taskLength, scheme.handleItemLength] == [12, 31, 33])
        #expect(ItemCodeScheme.older.catalogLength == 10)
    }

    @Test("The example of the handbook is read, but for the check character that was made up with it")
    func example() throws {
        let catalog = "430131014000"
        #expect(
            scheme.read(catalogCode: catalog) == CatalogCode(division: "43", type: "01", main: "31014", sub: "000"))
        #expect(
            scheme.faults(inTaskCode: "11430408MB0123456X4" + catalog, catalogCode: catalog)
                == [.bodyCheck(found: "11430408MB0123456X", expected: "11430408MB0123456N")])
        let right = "11430408MB0123456N4" + catalog
        #expect(scheme.faults(inTaskCode: right, catalogCode: catalog) == [])
        let task = try #require(scheme.read(taskCode: right))
        #expect(task.level == .county && task.body.text == "11430408MB0123456N" && !task.catalog.isSubItem)
        #expect(scheme.faults(inHandleItem: right + "01", taskCode: right) == [])
    }

    @Test(
        "A basic code with a fault is refused with the place",
        arguments: [
            ("43013101400", "有11位"), ("4301310140000", "有13位"), ("4X0131014000", "第1至2位是行政区划"), ("43A131014000", "第3至4位是事项类型"),
            ("4301310１4000", "有12位"), ("43013a014000", "第5至9位是主项"), ("43013101400-", "第10至12位是子项"), ("", "有0位"),
        ])
    func catalogFaults(code: String, words: String) {
        let faults = scheme.faults(inCatalogCode: code)
        #expect(!faults.isEmpty && scheme.read(catalogCode: code) == nil)
        #expect(faults.contains { $0.words.contains(words) }, "\(faults.map(\.words))")
    }

    @Test("Letters are allowed where the scheme has them")
    func letters() {
        #expect(scheme.faults(inCatalogCode: "4301A1014B00") == [])
    }

    @Test(
        "An implementation code with a fault is refused with the place",
        arguments: [
            ("11430408MB0123456N443013101400", "有30位"), ("11430408MB0123456N0430131014000", "第19位"),
            ("11430408MB0123456N8430131014000", "第19位"),
            ("11430408MB0123456N4430131015000", "第20至31位"), ("11430408MB0123456I4430131014000", "不允许的字符"),
            ("11430408mb0123456N4430131014000", "不允许的字符"), ("11430408MB0123465N4430131014000", "校验位"),
        ])
    func taskFaults(code: String, words: String) {
        let faults = scheme.faults(inTaskCode: code, catalogCode: "430131014000")
        #expect(faults.count == 1)
        #expect(faults.first?.words.contains(words) == true, "\(faults.map(\.words))")
    }

    @Test("A handling item is its item and two digits", arguments: ["00", "0A", "1", "001"])
    func handling(serial: String) {
        #expect(scheme.faults(inHandleItem: ServiceWorld.taskCode + serial, taskCode: ServiceWorld.taskCode).count == 1)
        #expect(scheme.faults(inHandleItem: ServiceWorld.taskCode + "99", taskCode: ServiceWorld.taskCode) == [])
        #expect(scheme.faults(inHandleItem: DemonstrationItems.all[0].identity.taskCode + "01", taskCode: ServiceWorld.taskCode).count == 1)
    }

    @Test("The older scheme has two letters and eight digits, and no implementation codes")
    func older() {
        let older = ItemCodeScheme.older
        #expect(older.read(catalogCode: "XK12345000") == CatalogCode(division: nil, type: "XK", main: "12345", sub: "000"))
        #expect(older.faults(inCatalogCode: "XK1234500A").first?.words.contains("第8至10位是子项") == true)
        #expect(older.faults(inCatalogCode: "4312345000").count == 1)
        #expect(older.faults(inTaskCode: "1", catalogCode: "XK12345000") == [.noTaskCodes(scheme: "原10位编码")])
        #expect(older.faults(inTaskCode: "", catalogCode: "XK12345000") == [])
    }

    @Test("A check character is computed as GB 32100 and GB 11714 do")
    func checks() {
        // The examples of the two standards.
        #expect(UnifiedCreditCode.completing("91350100M000100Y4") == "91350100M000100Y43")
        #expect(UnifiedCreditCode.completing("91350100M000100I4") == nil)
        #expect(UnifiedCreditCode.completing("9135") == nil)
        #expect(OrganisationCode.completing("D2143569") == "D2143569X")
    }
}

@Suite("Code sets of services")
struct ServiceCodeTests {
    @Test("Codes and words are those of the standard")
    func standard() {
        #expect(ServiceItemType(cell: "行政许可")?.rawValue == "01")
        #expect(ServiceItemType(cell: "20") == .publicService)
        #expect(ExerciseLevel.allCases.map(\.rawValue) == ["1", "2", "3", "4", "5", "6", "7"])
        #expect(ImplementerNature.other.rawValue == "9" && HandlingForm.other.rawValue == "9" && CaseType.other.rawValue == "9")
        #expect(ServiceAudience.allCases.map(\.words) == ["自然人", "企业法人", "事业法人", "社会组织法人", "行政机关", "其他组织"])
        #expect(ServiceSatisfaction.allCases.filter(\.isPoor).map(\.words) == ["不满意", "非常不满意"])
        #expect(CaseType(cell: "即办") == nil)
    }

    @Test("The types of 2014 map onto the national ones, and one of them has ended")
    func legacy() {
        #expect(LegacyItemType.allCases.map(\.nationalType) == [.licence, .otherPower, .publicService])
        #expect(LegacyItemType.nonLicenceApproval.mayBegin(on: "2015-05-14"))
        #expect(!LegacyItemType.nonLicenceApproval.mayBegin(on: "2015-05-15"))
        #expect(LegacyItemType.licence.mayBegin(on: "2026-01-01"))
    }
}
