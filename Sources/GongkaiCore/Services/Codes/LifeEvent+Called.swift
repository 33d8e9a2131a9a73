extension LifeEvent {
    /// What people call it, and what they ask for when they mean it; none of them need stand in the name of an item.
    private var everydayNames: [String] {
        switch self {
        case .birth: ["生孩子", "准生证", "生育服务证", "二孩", "三孩", "领养"]
        case .schooling: ["上学", "入园", "幼儿园", "转学", "读书"]
        case .work: ["找工作", "失业", "就业证", "创业贷款"]
        case .marriage: ["结婚证", "离婚证", "领证"]
        case .housing: ["公租房", "廉租房", "租房补贴", "经济适用房"]
        case .building: ["盖房", "建房", "自建房", "装修"]
        case .illness: ["看病", "医保", "报销"]
        case .disability: ["残疾证", "残疾人证"]
        case .relief: ["低保", "救助", "困难补助"]
        case .service: ["当兵", "参军", "退伍"]
        case .retirement: ["养老金", "退休金", "老年证", "优待证"]
        case .death: ["丧葬", "火化", "殡葬", "公墓"]
        case .culture: ["演出", "网吧", "健身"]
        case .farming: ["种地", "养猪", "养殖", "农机"]
        case .certificates: ["开证明"]
        case .founding: ["开公司", "注册公司", "营业执照", "个体户"]
        case .restaurant: ["餐馆", "饭店", "饭馆", "小吃店", "快餐店", "餐厅", "食品经营许可证", "餐饮服务许可证", "卫生许可证"]
        case .operating: ["开店", "开网吧", "门面"]
        case .project: ["施工许可证", "立项"]
        case .staff: ["招工", "劳动合同", "社保"]
        case .environment: ["环评", "排污", "砍树"]
        case .safety: ["消防", "安全生产许可证"]
        case .qualification: ["资格证", "资质证"]
        case .society: ["社团", "民办非企业", "协会"]
        case .closing: ["注销", "关店"]
        }
    }

    /// The events somebody means who types a word: an everyday name, the beginning of one, or one with more around it. 许可证 alone means none.
    package static func called(_ word: String) -> [LifeEvent] {
        guard word.count > 1 else { return [] }
        return allCases.filter { event in event.everydayNames.contains { $0.hasPrefix(word) || word.contains($0) } }
    }
}
