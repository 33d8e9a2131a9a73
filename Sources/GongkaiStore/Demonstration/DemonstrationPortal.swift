import GongkaiCore

/// The portal of the demonstration district: its columns, and the words of its articles. Every text was written for this program.
struct DemonstrationPortal {
    /// Code, name, what it publishes, kind, code of the column above.
    typealias Line = (code: String, name: String, description: String, kind: String, parent: String?)

    static let columns: [Line] = [
        ("zxgk", "蒸湘概况", "区情、区划、人口和历史沿革", "profile", nil),
        ("zwgk", "政务公开", "政府信息公开的指南、制度、目录和年报", "catalogue", nil),
        ("xxgkzn", "信息公开指南", "怎样查找和申请政府信息", "guide", "zwgk"),
        ("xxgkzd", "信息公开制度", "政府信息公开的法规和本区制度", "policy", "zwgk"),
        ("jgzn", "机构职能", "各单位的职责、地址和电话", "functions", "zwgk"),
        ("ldxx", "领导信息", "区政府负责人及其分工", "leaders", "zwgk"),
        ("gfxwj", "规范性文件", "区政府和各部门制发的规范性文件", "policy", "zwgk"),
        ("qtwj", "其他文件", "通知、批复和方案", "policy", "zwgk"),
        ("zcjd", "政策解读", "对政策文件的说明", "interpretation", "zwgk"),
        ("ghjh", "规划计划", "发展规划、专项规划和工作计划", "plan", "zwgk"),
        ("tjxx", "统计信息", "统计公报和统计数据", "statistics", "zwgk"),
        ("czxx", "财政信息", "预算、决算和专项资金", "finance", "zwgk"),
        ("rsxx", "人事信息", "招考录用和人事任免", "personnel", "zwgk"),
        ("zdxm", "重大建设项目", "立项、招标、施工和验收", "data", "zwgk"),
        ("jdjc", "监督检查", "专项检查和整治的情况", "other", "zwgk"),
        ("xwzx", "新闻中心", "全区要闻和工作动态", "news", nil),
        ("gzdt", "工作动态", "各单位的工作情况", "news", "xwzx"),
        ("tzgg", "通知公告", "需要社会知晓和办理的事项", "notice", "xwzx"),
        ("bsfw", "办事服务", "办事指南和便民信息", "services", nil),
        ("zmhd", "政民互动", "咨询、调查和意见征集", "enquiry", nil),
        ("zxft", "在线访谈", "单位负责人回答大家的问题", "interview", "zmhd"),
        ("yjzj", "意见征集", "正在征求意见的事项和采纳情况", "survey", "zmhd"),
    ]

    /// Where an item belongs, by the words of its title: column and kind of article.
    static func place(of title: String, isNormative: Bool) -> (column: String, kind: String) {
        func says(_ words: String...) -> Bool { words.contains { title.contains($0) } }
        if isNormative { return ("gfxwj", "normative") }
        if says("工程", "项目") { return ("zdxm", "project") }
        if says("检查", "整治", "执法", "巡查", "排查", "回头看") { return ("jdjc", "inspection") }
        if says("规划", "计划", "要点", "方案") { return ("ghjh", "plan") }
        if says("统计", "普查", "调查") { return ("tjxx", "statistics") }
        if says("预算", "决算", "资金", "补贴", "补助") { return ("czxx", "budget") }
        if says("招聘", "招考", "录用", "任免") { return ("rsxx", "personnel") }
        if says("解读", "问答") { return ("zcjd", "interpretation") }
        if says("公告", "公示", "通告", "通知") { return ("tzgg", "notice") }
        return ("gzdt", "news")
    }

    /// Three or four paragraphs that fit a title; which, follows from the number alone.
    static func paragraphs(_ title: String, agency: String, abstract: String?, on day: Day, number: Int64) -> [String] {
        let openings = [
            "\(day.chineseText)，\(agency)就“\(title)”一事公布如下。",
            "根据年度工作安排，\(agency)现将“\(title)”的有关情况予以公开。",
            "为便于群众了解和监督，现将“\(title)”的内容公布如下。",
        ]
        let middles = [
            "各有关单位要明确责任人和完成时限，遇有问题及时报告。涉及群众办事的，一律在政务服务中心窗口和本网站同时告知所需材料、办理时间和收费依据。",
            "工作分三步进行：先由村（社区）摸底登记，再由街道（镇）核对，最后由主管单位抽查并公布结果。核对中发现的问题，要在十个工作日内整改到位。",
            "截至目前，各项任务按进度推进。下一步将把群众反映集中的问题列入清单，逐项销号，每季度公布一次进展。",
            "经费从部门预算中列支，专款专用，使用情况接受财政和审计部门监督，年终一并公开。",
        ]
        let endings = [
            "对以上内容有疑问的，可在工作日向\(agency)咨询，或拨打区政府总值班电话。",
            "意见和建议可以书面寄送\(agency)，信封上请注明“意见反馈”字样。",
        ]
        let key = Int(number)
        let first = [openings[key % openings.count]] + (abstract.map { [$0] } ?? [])
        return first + [middles[key % middles.count], endings[key % endings.count]]
    }

    /// Pages that belong to no year: column, kind, title, subject, unit, paragraphs.
    static let pages: [(column: String, kind: String, title: String, agency: String, paragraphs: [String])] = [
        (
            "xxgkzn", "guide", "蒸湘区人民政府信息公开指南", "ZX01",
            [
                "本指南说明蒸湘区政府信息的分类、编排、获取方式和公开工作机构，每年更新一次。",
                "主动公开的信息在本网站“政务公开”栏目公布，也可以到区政务服务中心和区档案馆的查阅场所免费查阅。",
                "需要未主动公开的信息的，可以当面、邮寄或在本网站提出申请，写明姓名、联系方式和所需信息的名称。收到申请后能当场答复的当场答复，不能当场答复的在二十个工作日内答复。",
                "认为本区行政机关未按规定公开信息的，可以向区政务公开办反映，也可以依法申请行政复议或提起行政诉讼。",
            ]
        ),
        (
            "xxgkzd", "rules", "蒸湘区政府信息公开审查制度", "ZX01",
            [
                "政府信息公开坚持先审查、后公开，一事一审。起草人、审核人、负责人分别签署意见，各负其责。",
                "审查时要写明依据。不能确定是否可以公开的，报请有关主管部门或者保密行政管理部门确定。",
            ]
        ),
        (
            "zxgk", "page", "走进蒸湘", "ZX01",
            [
                "蒸湘区因蒸水与湘江在此相汇而得名，辖蒸湘、红湘等街道和呆鹰岭镇。", "境内有雨母山、蒸水风光带等去处，交通便利，商贸活跃。",
            ]
        ),
        (
            "jgzn", "unit", "蒸湘区住房和城乡建设局主要职责", "ZX11",
            [
                "贯彻执行住房和城乡建设的法律法规，拟订全区住房保障、房地产市场和建筑业发展的计划并组织实施。", "负责建筑工程质量安全监督、老旧小区改造和农村危房改造工作。",
                "办公时间：工作日上午九时至十二时，下午一时三十分至五时。",
            ]
        ),
        (
            "jgzn", "unit", "蒸湘区教育局主要职责", "ZX04",
            ["负责全区义务教育、学前教育的规划和管理，组织招生、学籍和教师队伍建设工作。", "指导学校安全、卫生和体育工作，受理有关教育的咨询和投诉。"]
        ),
        (
            "ldxx", "leader", "蒸湘区人民政府领导分工", "ZX01",
            ["区长主持区政府全面工作，负责审计工作。", "常务副区长负责区政府常务工作，分管发展改革、财政、统计和政务公开。", "副区长分别负责教育卫生、城乡建设、农业农村、公安司法等工作。"]
        ),
        (
            "bsfw", "page", "到政务服务中心办事须知", "ZX22",
            ["办事前可在本网站查询所需材料。到大厅后先取号，材料不全的由窗口一次性告知。", "老年人、残疾人和带小孩的群众可走绿色通道，由工作人员陪同办理。"]
        ),
    ]
}
