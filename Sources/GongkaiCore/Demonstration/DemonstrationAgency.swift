/// One unit of the demonstration district.
package struct DemonstrationAgency: Sendable {
    package let code: String
    package let name: String
    /// What its people call it.
    let shortName: String
    /// Glossary §1: districtGovernment, department, subdistrict, township, authorisedOrganisation.
    package let kind: String
    /// The nine characters before the slash of an index number (国办秘函〔2009〕6号).
    let organisationCode: String
    /// How much of the district's information it makes, against the others.
    let weight: Int

    /// What it does.
    var work: DemonstrationWork { DemonstrationWork.of(code) }

    /// Its usual place in the subject classification (主题分类).
    var subject: String { Self.subjects[code] ?? "综合政务" }
    /// Whether it approves or builds projects.
    var hasProjects: Bool { ["ZX02", "ZX04", "ZX11", "ZX12", "ZX13", "ZX16", "ZX21", "ZX23", "ZX24", "ZX25"].contains(code) }

    private static let subjects = [
        "ZX02": "国民经济管理、国有资产监管", "ZX03": "工业、交通", "ZX04": "科技、教育", "ZX05": "科技、教育", "ZX06": "劳动、人事、监察",
        "ZX07": "民政、扶贫、救灾", "ZX08": "公安、安全、司法", "ZX09": "财政、金融、审计", "ZX10": "劳动、人事、监察", "ZX11": "城乡建设、环境保护",
        "ZX12": "城乡建设、环境保护", "ZX13": "农业、林业、水利", "ZX14": "商贸、海关、旅游", "ZX15": "文化、广电、新闻出版", "ZX16": "卫生、体育",
        "ZX17": "人口与计划生育、妇女儿童工作", "ZX18": "财政、金融、审计", "ZX19": "国民经济管理、国有资产监管", "ZX20": "市场监管、安全生产监管",
        "ZX21": "城乡建设、环境保护",
    ]

    /// The district government, above the 25 units.
    package static let district = DemonstrationAgency(
        code: "ZX", name: "蒸湘区人民政府", shortName: "区政府", kind: "districtGovernment", organisationCode: "006230001", weight: 0)

    /// The 25 units, in the order of the district's list.
    package static let units: [DemonstrationAgency] = [
        unit("ZX01", "蒸湘区人民政府办公室", "区政府办", 22),
        unit("ZX02", "蒸湘区发展和改革局", "区发改局", 12),
        unit("ZX03", "蒸湘区经济和信息化局", "区经信局", 9),
        unit("ZX04", "蒸湘区教育局", "区教育局", 13),
        unit("ZX05", "蒸湘区科学技术局", "区科技局", 5),
        unit("ZX06", "蒸湘区监察局", "区监察局", 5),
        unit("ZX07", "蒸湘区民政局", "区民政局", 11),
        unit("ZX08", "蒸湘区司法局", "区司法局", 7),
        unit("ZX09", "蒸湘区财政局", "区财政局", 9),
        unit("ZX10", "蒸湘区人力资源和社会保障局", "区人社局", 11),
        unit("ZX11", "蒸湘区住房和城乡建设局", "区住建局", 13),
        unit("ZX12", "蒸湘区城市管理行政执法局", "区城管局", 13),
        unit("ZX13", "蒸湘区农林水利局", "区农林水利局", 9),
        unit("ZX14", "蒸湘区商务和粮食局", "区商粮局", 6),
        unit("ZX15", "蒸湘区文化体育新闻出版局", "区文体局", 7),
        unit("ZX16", "蒸湘区卫生局", "区卫生局", 10),
        unit("ZX17", "蒸湘区人口和计划生育局", "区人口计生局", 5),
        unit("ZX18", "蒸湘区审计局", "区审计局", 4),
        unit("ZX19", "蒸湘区统计局", "区统计局", 5),
        unit("ZX20", "蒸湘区安全生产监督管理局", "区安监局", 8),
        unit("ZX21", "蒸湘区环境保护局", "区环保局", 8),
        unit("ZX22", "蒸湘区政务服务中心", "区政务中心", 6, kind: "authorisedOrganisation"),
        unit("ZX23", "蒸湘街道办事处", "蒸湘街道", 9, kind: "subdistrict"),
        unit("ZX24", "红湘街道办事处", "红湘街道", 8, kind: "subdistrict"),
        unit("ZX25", "呆鹰岭镇人民政府", "呆鹰岭镇", 9, kind: "township"),
    ]

    /// The office of the government, which is also the disclosure office.
    static let office = units[0]

    static func unit(code: String) -> DemonstrationAgency { units.first { $0.code == code } ?? district }

    private static func unit(
        _ code: String, _ name: String, _ shortName: String, _ weight: Int, kind: String = "department"
    ) -> DemonstrationAgency {
        DemonstrationAgency(
            code: code, name: name, shortName: shortName, kind: kind, organisationCode: "0062301" + String(code.suffix(2)),
            weight: weight)
    }

    static var weighted: [(DemonstrationAgency, Int)] { units.map { ($0, $0.weight) } }
}
