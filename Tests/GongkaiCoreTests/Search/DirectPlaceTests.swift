import Testing

@testable import GongkaiCore

@Suite("Pages that are meant by their name") struct DirectPlaceTests {
    private let places: DirectPlaces = {
        func unit(_ name: String) -> DirectPlace {
            DirectPlace(.unit, name, href: "/u", otherNames: DirectPlace.shortNames(of: name, in: "蒸湘区"))
        }
        return DirectPlaces([
            unit("蒸湘区教育局"), unit("蒸湘区住房和城乡建设局"), unit("蒸湘区人力资源和社会保障局"), unit("蒸湘区人民政府办公室"), unit("蒸湘区人民政府"),
            DirectPlace(.leader, "王建国", note: "副区长", href: "/l", otherNames: ["副区长"]),
            DirectPlace(.leader, "陈立", note: "区长", href: "/l", otherNames: ["区长"]),
            DirectPlace(.project, "蒸水风光带二期工程", href: "/p"), DirectPlace(.topic, "春季开学", href: "/t"),
            DirectPlace(.gazette, "蒸湘区人民政府公报", href: "/g", otherNames: ["2025年第1号（总第48号）"]),
            DirectPlace(.guide, "蒸湘区教育局政府信息公开指南", href: "/guide/ZX04", otherNames: ["教育局公开指南"]),
        ])
    }()

    @Test(
        "A unit is found by what people call it",
        arguments: [
            ("蒸湘区教育局", "蒸湘区教育局"), ("区教育局", "蒸湘区教育局"), ("教育局", "蒸湘区教育局"), ("教育局的电话", "蒸湘区教育局"), ("教育局公开指南", "蒸湘区教育局政府信息公开指南"),
            ("住建局", "蒸湘区住房和城乡建设局"), ("区住建局", "蒸湘区住房和城乡建设局"), ("人社局", "蒸湘区人力资源和社会保障局"), ("区政府办", "蒸湘区人民政府办公室"),
            ("区政府", "蒸湘区人民政府"), ("住建局电话", "蒸湘区住房和城乡建设局"), ("区住建局的地址", "蒸湘区住房和城乡建设局"),
            ("教育局 在哪里", "蒸湘区教育局"),
        ])
    func units(typed: String, name: String) {
        #expect(places.fitting(typed).first?.name == name, "\(places.fitting(typed).map(\.name))")
    }

    @Test("The same name stands before one that only holds it; traditional characters are the same")
    func order() {
        #expect(places.fitting("区长").map(\.name) == ["陈立", "王建国"])
        #expect(places.fitting("春季開學").map(\.name) == ["春季开学"])
        #expect(places.fitting("风光带").map(\.name) == ["蒸水风光带二期工程"])
        #expect(places.fitting("2025年第1号").map(\.name) == ["蒸湘区人民政府公报"])
        #expect(places.fitting("教育局", limit: 1).map(\.kind) == [.unit])
    }

    @Test("What a page says leads to it with the place of it, after those whose names fit")
    func telling() {
        let places = DirectPlaces([
            DirectPlace(
                .leader, "王建国", note: "副区长", href: "/l",
                texts: [.init("工作分工", "负责教育、卫生健康和民政工作。"), .init("简历", "曾任教师。")]),
            DirectPlace(.unit, "蒸湘区民政局", href: "/u", texts: [.init("主要职责", "办理婚姻登记、低保和社会救助。")]),
            DirectPlace(.guide, "蒸湘区民政局政府信息公开指南", href: "/g", texts: [.init("传真号码", "传真号码：0734-8850105")]),
        ])
        #expect(places.telling("婚姻登记").map(\.note) == ["主要职责：办理婚姻登记、低保和社会救助。"])
        #expect(places.telling("教育 民政").map(\.name) == ["王建国"])
        #expect(places.telling("傳真號碼").map(\.href) == ["/g"])
        // Named already, or meant to leave something out, or too little to tell anything.
        #expect(places.telling("民政", beside: places.fitting("民政局")).map(\.name) == ["王建国"])
        #expect(places.telling("教育 -卫生").isEmpty && places.telling("教").isEmpty && places.telling("教育 登记").isEmpty)
        #expect(places.telling("民政", limit: 0).isEmpty)
    }

    @Test("What fits too much, or nothing, leads nowhere", arguments: ["", "局", "的", "税务", "？", "立新大道18号"])
    func nothing(typed: String) {
        #expect(places.fitting(typed).isEmpty, "\(places.fitting(typed).map(\.name))")
    }
}
