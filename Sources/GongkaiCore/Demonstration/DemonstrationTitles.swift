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

    private static let actions = ["专项检查", "专项整治", "集中整治行动", "“回头看”", "联合执法", "夜间巡查", "拉网式排查"]

    private static let meetings = ["工作会议", "调度会", "座谈会", "部署会", "部门联席会议", "推进会", "业务培训班", "协调会"]

    private static let papers = ["工作要点", "实施方案", "情况通报", "工作总结", "任务分解表", "考核结果通报"]

    private static let news = [
        "有序推进", "取得阶段性成效", "全面启动", "通过市级考核", "接受群众代表评议", "经验在全市交流", "进入收尾阶段", "列入区政府重点督查",
    ]

    private static let ordinals = ["一", "二", "三", "四"]

    /// A title for something that the agency published on the day.
    mutating func title(_ agency: DemonstrationAgency, on day: Day, _ draw: inout SeededDraw) -> String {
        for _ in 0..<200 {
            let title = draft(agency, on: day, &draw)
            if given.insert(title).inserted { return title }
        }
        let title = "\(agency.shortName)\(day.month)月\(day.day)日工作动态（第\(given.count)期）"
        given.insert(title)
        return title
    }

    private func draft(_ agency: DemonstrationAgency, on day: Day, _ draw: inout SeededDraw) -> String {
        switch draw.number(0...9) {
        case 0...2: affair(draw.one(of: agency.work.affairs), of: agency, on: day, &draw)
        case 3...5: campaign(draw.one(of: agency.work.campaigns), of: agency, on: day, &draw)
        case 9 where agency.hasProjects: "\(draw.one(of: Self.places))\(draw.one(of: Self.projects))\(draw.one(of: Self.stages))"
        default: service(draw.one(of: agency.work.services), of: agency, on: day, &draw)
        }
    }

    private func affair(_ affair: String, of agency: DemonstrationAgency, on day: Day, _ draw: inout SeededDraw) -> String {
        switch draw.number(0...5) {
        case 0: "\(agency.shortName)召开\(Self.quarter(day))\(affair)\(draw.one(of: Self.meetings))"
        case 1: "关于做好\(year)年\(day.month)月\(affair)工作的通知"
        case 2: "\(agency.shortName)\(year)年\(Self.quarter(day))\(affair)\(draw.one(of: Self.papers))"
        case 3: "区领导到\(draw.one(of: Self.places))调研\(affair)工作"
        case 4: "\(agency.shortName)到\(draw.one(of: Self.places))督导\(affair)工作"
        default: "\(day.month)月\(agency.shortName)\(affair)工作\(draw.one(of: Self.news))"
        }
    }

    private func campaign(_ campaign: String, of agency: DemonstrationAgency, on day: Day, _ draw: inout SeededDraw) -> String {
        let place = draw.one(of: Self.places)
        switch draw.number(0...4) {
        case 0, 1: return "\(agency.shortName)在\(place)开展\(campaign)\(draw.one(of: Self.actions))"
        case 2: return "关于开展\(place)片区\(campaign)\(draw.one(of: Self.actions))的通知"
        case 3: return "\(agency.shortName)\(day.month)月\(campaign)检查情况公示（第\(Self.ordinals[(day.day - 1) / 8])批）"
        default: return "\(place)片区\(campaign)问题\(draw.one(of: ["整改到位", "完成摸底", "列入重点督办", "现场办公解决", "限期整改"]))"
        }
    }

    private func service(_ service: String, of agency: DemonstrationAgency, on day: Day, _ draw: inout SeededDraw) -> String {
        let place = draw.one(of: Self.places)
        switch draw.number(0...4) {
        case 0: return "\(agency.shortName)答复\(place)群众关于\(service)的来信"
        case 1: return "\(agency.shortName)到\(place)开展\(service)\(draw.one(of: ["政策宣讲", "上门服务", "现场咨询", "需求走访"]))"
        case 2: return "\(agency.shortName)\(day.month)月\(service)办理情况公示（第\(Self.ordinals[(day.day - 1) / 8])批）"
        case 3: return "\(place)群众代表谈\(service)：\(draw.one(of: ["办事少跑路", "意见有回音", "问题有人管", "服务更贴心", "流程更清楚"]))"
        default: return "\(service)\(draw.one(of: ["办事指南", "常见问题解答", "所需材料一次性告知单"]))（\(year)年\(day.month)月修订）"
        }
    }

    static func quarter(_ day: Day) -> String { "第\(ordinals[(day.month - 1) / 3])季度" }

    /// Two sentences that say what an item with this title is about.
    static func abstract(_ title: String, _ agency: DemonstrationAgency, on day: Day, _ draw: inout SeededDraw) -> String {
        let name = agency.name, date = "\(day.month)月\(day.day)日"
        let second: String
        if title.hasSuffix("通知") {
            second = draw.one(of: ["请各有关单位按分工抓好落实。", "工作情况于月底前书面报送。", "联系科室和电话见正文。"])
        } else if title.contains("公示") {
            second = draw.one(of: ["公示期七个工作日，有异议的可书面反映。", "公示内容可在区政府信息公开查阅点查阅。", "欢迎社会监督。"])
        } else {
            second = draw.one(of: ["具体事项可向\(agency.shortName)咨询。", "下一步将按月通报进展。", "有关情况可拨打12345热线反映。", "更多情况见正文和附件。"])
        }
        return "\(name)\(date)发布：\(title)。\(second)"
    }
}
