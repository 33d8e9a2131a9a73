import Testing

@testable import GongkaiCore

@Suite("How materials come")
struct MaterialWayTests {
    @Test(
        "What is wanted on paper comes itself first, by hand or by post; a scan takes the place of a copy only",
        arguments: [
            (MaterialMedium.either, 1, false, [MaterialWay.upload, .window]), (.electronic, 0, false, [.upload, .window]),
            (.paper, 1, false, [.window]), (.paper, 1, true, [.window, .mail]), (.paper, 0, true, [.window, .mail, .upload]),
        ])
    func ways(medium: MaterialMedium, originals: Int, byMail: Bool, ways: [MaterialWay]) {
        let material = RequiredMaterial(code: "M", name: "诊断证明", originals: originals, copies: 1, medium: medium)
        #expect(MaterialWay.ways(of: material, byMail: byMail) == ways)
        var optional = material
        optional.isRequired = false
        optional.isReusable = true
        #expect(MaterialWay.ways(of: optional, byMail: byMail).first == MaterialWay.none)
        #expect(MaterialWay.ways(of: optional, byMail: byMail).contains(.held))
    }

    @Test("The application form is known from other forms")
    func form() {
        func isForm(_ name: String, _ kind: MaterialKind = .form) -> Bool {
            RequiredMaterial(code: "M", name: name, kind: kind).isApplicationForm
        }
        #expect(isForm("门店招牌设置许可申请表") && isForm("申请书") && !isForm("从业人员登记表") && !isForm("申请表", .other))
    }
}
