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
    /// What its notices and news are about.
    let matters: [String]

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
        code: "ZX", name: "蒸湘区人民政府", shortName: "区政府", kind: "districtGovernment", organisationCode: "006230001",
        weight: 0, matters: [])

    /// The 25 units, in the order of the district's list.
    package static let units: [DemonstrationAgency] = [
        unit("ZX01", "蒸湘区人民政府办公室", "区政府办", 22, ["政务公开", "督查督办", "应急值守", "为民办实事", "电子政务", "政府常务会议议定事项"]),
        unit("ZX02", "蒸湘区发展和改革局", "区发改局", 12, ["重点项目建设", "固定资产投资", "价格监测", "节能降耗", "五年规划编制", "招投标监管"]),
        unit("ZX03", "蒸湘区经济和信息化局", "区经信局", 9, ["工业企业帮扶", "中小企业服务", "工业园区建设", "企业技术改造", "淘汰落后产能"]),
        unit("ZX04", "蒸湘区教育局", "区教育局", 13, ["义务教育招生", "校园安全", "学校食堂管理", "教师招聘", "农村薄弱学校改造", "学前教育普惠"]),
        unit("ZX05", "蒸湘区科学技术局", "区科技局", 5, ["科普宣传", "专利申报", "科技计划项目", "防震减灾"]),
        unit("ZX06", "蒸湘区监察局", "区监察局", 5, ["行政效能监察", "优化经济环境", "作风建设", "行政审批电子监察"]),
        unit("ZX07", "蒸湘区民政局", "区民政局", 11, ["城乡低保", "医疗救助", "养老服务", "社区建设", "冬令救助", "婚姻登记"]),
        unit("ZX08", "蒸湘区司法局", "区司法局", 7, ["人民调解", "法律援助", "社区矫正", "普法宣传"]),
        unit("ZX09", "蒸湘区财政局", "区财政局", 9, ["部门预算", "财政决算", "政府采购", "惠农补贴发放", "非税收入管理"]),
        unit("ZX10", "蒸湘区人力资源和社会保障局", "区人社局", 11, ["就业创业服务", "城乡居民养老保险", "农民工工资清欠", "事业单位招聘", "劳动监察"]),
        unit("ZX11", "蒸湘区住房和城乡建设局", "区住建局", 13, ["棚户区改造", "保障性住房分配", "背街小巷提质", "房屋征收", "建筑工地扬尘治理", "物业管理"]),
        unit("ZX12", "蒸湘区城市管理行政执法局", "区城管局", 13, ["违法建设拆除", "占道经营整治", "户外广告整治", "生活垃圾清运", "渣土运输管理", "市容环境卫生"]),
        unit("ZX13", "蒸湘区农林水利局", "区农林水利局", 9, ["农村安全饮水", "防汛抗旱", "小型水库除险加固", "春耕生产", "森林防火", "动物疫病防控"]),
        unit("ZX14", "蒸湘区商务和粮食局", "区商粮局", 6, ["农贸市场改造", "粮食收购", "招商引资", "成品油市场管理"]),
        unit("ZX15", "蒸湘区文化体育新闻出版局", "区文体局", 7, ["全民健身", "文化市场检查", "农家书屋", "非物质文化遗产保护", "送戏下乡"]),
        unit("ZX16", "蒸湘区卫生局", "区卫生局", 10, ["手足口病防控", "基本公共卫生服务", "新型农村合作医疗", "医疗机构校验", "饮用水卫生监督"]),
        unit("ZX17", "蒸湘区人口和计划生育局", "区人口计生局", 5, ["计划生育奖励扶助", "免费孕前优生健康检查", "流动人口服务"]),
        unit("ZX18", "蒸湘区审计局", "区审计局", 4, ["预算执行审计", "经济责任审计", "政府投资项目审计"]),
        unit("ZX19", "蒸湘区统计局", "区统计局", 5, ["经济运行统计", "劳动力调查", "经济普查", "居民收支调查"]),
        unit("ZX20", "蒸湘区安全生产监督管理局", "区安监局", 8, ["烟花爆竹安全", "危险化学品安全", "安全隐患排查", "安全生产月"]),
        unit("ZX21", "蒸湘区环境保护局", "区环保局", 8, ["湘江流域污染治理", "建设项目环境影响评价", "餐饮油烟治理", "排污许可", "空气质量监测"]),
        unit("ZX22", "蒸湘区政务服务中心", "区政务中心", 6, ["窗口服务", "行政审批提速", "网上办事", "便民服务点建设"], kind: "authorisedOrganisation"),
        unit("ZX23", "蒸湘街道办事处", "蒸湘街道", 9, ["社区网格管理", "困难群众走访", "小区环境整治", "居家养老", "矛盾纠纷调解"], kind: "subdistrict"),
        unit("ZX24", "红湘街道办事处", "红湘街道", 8, ["社区文化活动", "老旧小区改造", "就业援助", "消防安全宣传", "流动人口登记"], kind: "subdistrict"),
        unit("ZX25", "呆鹰岭镇人民政府", "呆鹰岭镇", 9, ["农村环境卫生整治", "危房改造", "村务公开", "秸秆禁烧", "山塘清淤"], kind: "township"),
    ]

    /// The office of the government, which is also the disclosure office.
    static let office = units[0]

    static func unit(code: String) -> DemonstrationAgency { units.first { $0.code == code } ?? district }

    private static func unit(
        _ code: String, _ name: String, _ shortName: String, _ weight: Int, _ matters: [String], kind: String = "department"
    ) -> DemonstrationAgency {
        DemonstrationAgency(
            code: code, name: name, shortName: shortName, kind: kind, organisationCode: "0062301" + String(code.suffix(2)),
            weight: weight, matters: matters)
    }

    static var weighted: [(DemonstrationAgency, Int)] { units.map { ($0, $0.weight) } }
}
