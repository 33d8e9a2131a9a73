import Testing

@testable import GongkaiCore

@Suite("What an applicant hands in")
struct RequestIntakeTests {
    static let person = Applicant.person(PersonIdentity(name: "张三", document: .identityCard, documentNumber: "11010519491231002X"))

    static func intake(_ change: (inout RequestIntake) -> Void = { _ in }) -> RequestIntake {
        var intake = RequestIntake(
            applicant: person, contact: .init(address: "蒸湘区1号", telephone: "0734-1234567"), items: [.init("2025年度部门预算")],
            forms: [.paper], ways: [.post], channel: .online)
        change(&intake)
        return intake
    }

    private func fields(on day: Day = "2026-03-02", _ change: (inout RequestIntake) -> Void = { _ in }) throws -> [IntakeFault.Field] {
        try Self.intake(change).faults(on: day).map(\.field)
    }

    @Test("A complete one has no faults; an empty one is told all of them at once")
    func complete() throws {
        #expect(try fields() == [])
        let empty = RequestIntake(
            applicant: .person(PersonIdentity(name: " ")), contact: .init(address: "", telephone: ""), items: [], forms: [], ways: [],
            channel: .fax)
        #expect(
            try empty.faults(on: "2026-03-02").map(\.field) == [
                .name, .documentNumber, .address, .telephone, .items, .forms, .ways, .evidence,
            ])
        #expect(try empty.faults(on: "2026-03-02").allSatisfy { $0.words.hasSuffix("。") })
    }

    @Test("Until 2019 only those who asked for their own records proved who they were")
    func identity() throws {
        let unknown = Applicant.person(PersonIdentity(name: "张三"))
        #expect(try fields(on: "2014-09-26") { $0.applicant = unknown } == [])
        #expect(try fields(on: "2014-09-26") { ($0.applicant, $0.concernsOwnRecords) = (unknown, true) } == [.documentNumber])
        #expect(try fields { $0.applicant = unknown } == [.documentNumber])
        #expect(throws: ClockRefusal.self) { try fields(on: "2008-04-30") }
    }

    @Test("A mistyped number is told from one that is none")
    func numbers() throws {
        func words(_ number: String, _ document: PersonIdentity.Document? = .identityCard) throws -> [String] {
            try Self.intake { $0.applicant = .person(PersonIdentity(name: "张三", document: document, documentNumber: number)) }
                .faults(on: "2026-03-02").map(\.words)
        }
        #expect(try words("110105194912310021") == ["身份证号码的校验位不对，可能有一位写错了。请对照证件核对。"])
        #expect(try words("12345").first?.hasPrefix("身份证号码应为18位") == true)
        #expect(try words("11010519491231002x") == [])
        #expect(try words("E12345678", .passport) == [])
        #expect(try words("E1", .passport).count == 1)
        #expect(try words("E12345678", nil) == ["请选择证件名称。"])
    }

    @Test("An organisation has a code with its check character, somebody who answers for it and somebody to call")
    func organisation() throws {
        func faults(_ code: String, representative: String = "李四") throws -> [IntakeFault.Field] {
            try fields {
                $0.applicant = .organisation(
                    OrganisationIdentity(kind: .business, name: "某公司", code: code, representative: representative, contactName: "王五"))
            }
        }
        #expect(try faults("91350100M000100Y43") == [])
        #expect(try faults("91350100M000100Y44") == [.organisationCode])
        #expect(try faults("D2143569-X") == [])
        #expect(try faults("D2143569-1") == [.organisationCode])
        #expect(try faults("没有") == [.organisationCode])
        #expect(try faults("91350100M000100Y43", representative: "") == [.representative])
        #expect(OrganisationKind.allCases.map(\.reportColumn) == ["L1", "L2", "L3", "L4", "L5"])
        #expect(Self.person.reportColumn == "NP")
    }

    @Test("The answer can reach the applicant by every way they chose")
    func contact() throws {
        #expect(try fields { $0.ways = [.fax] } == [.fax])
        #expect(try fields { $0.forms = [.email] } == [.email])
        #expect(try fields { ($0.ways, $0.contact.email) = ([.email], "name@example") } == [.email])
        #expect(try fields { ($0.ways, $0.contact.email) = ([.email], "name@example.com") } == [])
        #expect(try fields { $0.contact.postcode = "4210" } == [.postcode])
        #expect(try fields { $0.contact.telephone = "打我手机" } == [.telephone])
        for wrong in [
            "1390734000", "139073400012", "12345", "885000", "400-123", "+86 885 0000", "+1 23", "+852 2345 6789 0123 4567", "0734-123456",
            "0734-8850000转甲", "139-0734",
        ] {
            #expect(try fields { $0.contact.telephone = wrong } == [.telephone], "\(wrong)")
        }
        for right in [
            "13907340001", "139 0734 0001", "+86 13907340001", "0734-8850000", "(0734)8850000", "010-62345678", "0734-8850000转203",
            "8850000", "62345678", "+86 734 8850000", "+86 10 62345678", "0086-21-62345678", "400-123-4567", "8008101234", "+852 2345 6789",
            "00852 23456789",
        ] {
            #expect(try fields { $0.contact.telephone = right } == [], "\(right)")
        }
    }

    @Test("What stands on paper is entered as it stands there, and looked at again where nobody can be reached by it")
    func doubts() throws {
        func paper(_ telephone: String) -> RequestIntake {
            Self.intake { ($0.channel, $0.evidence, $0.contact.telephone) = (.signedMail, "EMS 1", telephone) }
        }
        #expect(try paper("1390734000").faults(on: "2026-03-02") == [] && paper("1390734000").doubts.count == 1)
        #expect(paper("0734-8850000").doubts.isEmpty && Self.intake { $0.contact.telephone = "1" }.doubts.isEmpty)
    }

    @Test("The use is not asked for today; a waiver only where there is a fee; paper needs its evidence")
    func byTime() throws {
        #expect(try fields { $0.purpose = "研究" } == [.purpose])
        #expect(try fields(on: "2014-09-26") { $0.purpose = "研究" } == [])
        #expect(try fields(on: "2018-03-01") { $0.waiverGround = "低保" } == [.waiverGround])
        #expect(try fields(on: "2014-09-26") { $0.waiverGround = "低保" } == [])
        #expect(try fields { $0.waiverGround = " " } == [.waiverGround])
        for channel in ReceiptChannel.allCases {
            #expect(try fields { $0.channel = channel } == (channel == .online ? [] : [.evidence]))
        }
    }

    @Test("One application, so many things, each in words that can be searched for")
    func items() throws {
        #expect(try fields { $0.items = [.init("预算"), .init(" ")] } == [.items])
        #expect(try fields { $0.items = Array(repeating: .init("预算"), count: 21) } == [.items])
        #expect(try fields { $0.items = [.init(String(repeating: "长", count: 1_001))] } == [.items])
    }

    @Test("Numbers are made by rule, and a full year only makes them longer")
    func numbering() {
        let rule = DisclosureRequest.kind.numbering
        #expect(rule.number(agency: "ZX11", year: 2025, serial: 1) == "ZX11-20250001")
        #expect(rule.number(agency: "ZX11", year: 2025, serial: 12_345) == "ZX11-202512345")
        #expect(DisclosureRequest.letterNumbering.number(agency: "蒸公开", year: 2014, serial: 12) == "蒸公开〔2014〕第12号—答")
    }
}
