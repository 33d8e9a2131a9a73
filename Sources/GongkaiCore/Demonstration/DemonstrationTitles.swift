/// Titles and abstracts as units of a district write them; no title is given twice.
struct DemonstrationTitles {
    private var given: Set<String> = []
    let year: Int

    init(year: Int) {
        self.year = year
    }

    static let places = [
        "立新大道", "太平小区", "蒸湘南路", "蒸湘北路", "船山西路", "解放西路", "红湘路", "常胜西路", "华兴社区", "大立社区", "联合新村", "杨柳社区",
        "天马山社区", "长湖社区", "新竹社区", "临江社区", "土桥村", "新阳村", "幸福河", "雨母山村", "杨梓坪村", "呆鹰岭村", "鸡市村", "振兴小区", "西外环路",
        "高兴工业园", "蒸水风光带", "蔡伦大道", "延安路", "祝融路",
    ]

    private static let projects = [
        "道路改造工程", "排水管网改造工程", "绿化提质工程", "路灯安装工程", "文化活动室建设", "农贸市场改造工程", "老旧小区改造工程", "公厕建设项目",
        "停车场建设项目", "幼儿园建设项目", "卫生服务站建设项目", "健身广场建设项目", "桥梁加固工程", "山塘整修工程", "垃圾中转站建设项目",
    ]

    private static let stages = [
        "立项的批复", "可行性研究报告的批复", "初步设计的批复", "招标公告", "中标结果公示", "开工公告", "竣工验收公示", "环境影响报告表受理公示", "征求意见公告",
    ]

    private static let campaigns = ["专项检查", "专项整治", "宣传周活动", "集中攻坚行动", "回头看", "现场推进会", "业务培训", "联合执法", "满意度调查", "应急演练"]

    private static let meetings = ["工作会议", "调度会", "座谈会", "动员会", "部门联席会议", "总结表彰会", "业务培训会", "协调会"]

    private static let reports = ["工作要点", "实施方案", "考核办法", "情况通报", "工作总结", "责任分解表", "资金使用情况公示", "名单公示", "办事指南", "目录清单"]

    private static let news = [
        "有序推进", "取得阶段性成效", "受到群众好评", "全面启动", "提前完成全年任务", "迎接市级验收", "再添新举措", "走进社区", "实现全覆盖", "进入收尾阶段",
    ]

    private static let ordinals = ["一", "二", "三", "四"]

    /// A title for something that the agency published on the day.
    mutating func title(_ agency: DemonstrationAgency, on day: Day, _ draw: inout SeededDraw) -> String {
        for _ in 0..<200 {
            let title = draft(agency, on: day, &draw)
            if given.insert(title).inserted { return title }
        }
        let matter = draw.one(of: agency.matters)
        let place = draw.one(of: Self.places)
        let title = "\(agency.shortName)\(day.month)月\(day.day)日\(place)\(matter)工作动态（第\(given.count)期）"
        given.insert(title)
        return title
    }

    private func draft(_ agency: DemonstrationAgency, on day: Day, _ draw: inout SeededDraw) -> String {
        let matter = draw.one(of: agency.matters)
        let place = draw.one(of: Self.places)
        switch draw.number(0...11) {
        case 0: return "\(agency.shortName)召开\(year)年\(Self.quarter(day))\(matter)\(draw.one(of: Self.meetings))"
        case 1: return "\(agency.shortName)在\(place)开展\(matter)\(draw.one(of: Self.campaigns))"
        case 2 where agency.hasProjects: return "\(place)\(draw.one(of: Self.projects))\(draw.one(of: Self.stages))"
        case 3: return "关于做好\(year)年\(day.month)月\(matter)工作的通知"
        case 2, 4: return "\(agency.shortName)\(matter)工作\(draw.one(of: Self.news))"
        case 5: return "\(agency.shortName)\(year)年\(Self.quarter(day))\(matter)\(draw.one(of: Self.reports))"
        case 6: return "区领导到\(place)调研\(matter)工作"
        case 7: return "\(place)居民代表座谈\(matter)：\(draw.one(of: ["办事少跑路", "意见有回音", "问题有人管", "服务更贴心", "回应更及时"]))"
        case 8: return "关于开展\(place)片区\(matter)\(draw.one(of: Self.campaigns))的通知"
        case 9: return "\(agency.shortName)\(day.month)月\(matter)情况公示（第\(Self.ordinals[(day.day - 1) / 8])批）"
        case 10: return "\(place)\(matter)\(draw.one(of: ["整改到位", "纳入网格管理", "列入民生实事", "完成摸底", "启动第二阶段工作"]))"
        default: return "\(agency.shortName)答复\(place)群众关于\(matter)的来信"
        }
    }

    static func quarter(_ day: Day) -> String { "第\(ordinals[(day.month - 1) / 3])季度" }

    /// Two sentences that say what an item with this title is about.
    static func abstract(_ title: String, _ agency: DemonstrationAgency, on day: Day, _ draw: inout SeededDraw) -> String {
        let second = draw.one(of: [
            "现予公布，欢迎社会监督。", "有关单位请按要求抓好落实。", "具体事项可向\(agency.shortName)咨询。", "下一步将继续跟进办理情况。", "相关材料可在区政府信息公开查阅点查阅。",
        ])
        return "\(day.month)月\(day.day)日，\(agency.name)发布“\(title)”。\(second)"
    }
}
