/// What a unit does, in the words its notices and lists use.
struct DemonstrationWork: Sendable {
    /// The mark before the year in its document numbers (发文代字).
    let mark: String
    /// What it plans, meets about and reports on.
    let affairs: [String]
    /// What it checks or clears up in the field.
    let campaigns: [String]
    /// What people come to it for.
    let services: [String]
    /// What it licenses.
    let licences: [String]

    static func of(_ code: String) -> DemonstrationWork { all[code] ?? office }

    private static let office = DemonstrationWork(
        mark: "蒸政办发", affairs: ["政务公开", "为民办实事", "电子政务", "应急值守", "政府信息直报", "政府系统督查", "建议提案办理", "公文处理"],
        campaigns: ["政府网站内容", "政务公开栏", "应急预案"], services: ["政府信息公开申请", "区长信箱来信", "政府公报赠阅", "档案查阅"],
        licences: ["公务用车编制", "政府网站子站开办", "地名使用"])

    private static let all: [String: DemonstrationWork] = [
        "ZX01": office,
        "ZX02": DemonstrationWork(
            mark: "蒸发改发", affairs: ["重点项目建设", "固定资产投资", "节能降耗", "价格监测", "五年规划编制", "招标投标监督"],
            campaigns: ["涉企收费", "教育收费", "节日市场价格", "在建工程招投标"], services: ["价格举报", "粮油价格监测", "政府定价目录查询"],
            licences: ["企业投资项目核准", "政府投资项目可行性研究报告审批", "固定资产投资项目节能审查", "停车收费标准核定"]),
        "ZX03": DemonstrationWork(
            mark: "蒸经信发", affairs: ["工业企业帮扶", "工业园区建设", "企业技术改造", "淘汰落后产能", "运行监测"],
            campaigns: ["工业企业节能", "落后产能关停", "民爆物品安全"], services: ["中小企业融资", "企业用工对接", "技改项目申报"],
            licences: ["煤炭经营资格审查", "技术改造项目备案", "散装水泥专项资金返退"]),
        "ZX04": DemonstrationWork(
            mark: "蒸教发", affairs: ["义务教育均衡发展", "学前教育普惠", "教师队伍建设", "农村薄弱学校改造", "教育督导"],
            campaigns: ["校园安全", "学校食堂卫生", "校外培训机构", "校车安全"], services: ["小学新生入学", "初中新生入学", "家庭困难学生资助", "教师资格认定"],
            licences: ["民办幼儿园设立", "民办非学历教育机构设立", "教师资格认定", "校车使用"]),
        "ZX05": DemonstrationWork(
            mark: "蒸科发", affairs: ["科普宣传", "科技计划项目", "防震减灾", "知识产权保护"], campaigns: ["专利市场", "地震应急避难场所"],
            services: ["专利申请资助", "科技特派员服务"], licences: ["建设工程抗震设防要求核定", "科技成果登记"]),
        "ZX06": DemonstrationWork(
            mark: "蒸监发", affairs: ["行政效能监察", "优化经济环境", "作风建设", "电子监察"], campaigns: ["窗口单位作风", "违规收费", "公务用车使用"],
            services: ["行政效能投诉", "优化环境投诉"], licences: ["涉企检查备案"]),
        "ZX07": DemonstrationWork(
            mark: "蒸民发", affairs: ["社区建设", "养老服务体系建设", "双拥", "殡葬改革", "减灾救灾"],
            campaigns: ["城乡低保复核", "流浪乞讨人员救助", "养老机构消防"], services: ["城乡低保", "医疗救助", "临时救助", "婚姻登记", "高龄津贴", "冬令救助"],
            licences: ["民办非企业单位登记", "社会团体登记", "养老机构设立", "殡葬设施设置"]),
        "ZX08": DemonstrationWork(
            mark: "蒸司发", affairs: ["人民调解", "法治宣传教育", "社区矫正", "基层法律服务"], campaigns: ["矛盾纠纷", "社区服刑人员"],
            services: ["法律援助", "人民调解", "公证咨询"], licences: ["法律援助审批", "基层法律服务所设立", "基层法律服务工作者执业"]),
        "ZX09": DemonstrationWork(
            mark: "蒸财发", affairs: ["部门预算编制", "财政决算", "国库集中支付", "政府采购监管", "非税收入征管"],
            campaigns: ["“小金库”", "惠农资金", "行政事业单位资产"], services: ["惠农补贴", "家电下乡补贴", "财政票据领购"],
            licences: ["会计从业资格", "代理记账机构设立", "财政票据领购资格"]),
        "ZX10": DemonstrationWork(
            mark: "蒸人社发", affairs: ["就业创业", "城乡居民养老保险扩面", "人事制度改革", "劳动关系协调"],
            campaigns: ["农民工工资支付", "劳动用工", "人力资源市场"], services: ["城乡居民养老保险", "小额担保贷款", "失业登记", "事业单位公开招聘", "职业技能培训"],
            licences: ["民办职业培训学校设立", "人力资源服务", "劳务派遣经营", "特殊工时制度审批"]),
        "ZX11": DemonstrationWork(
            mark: "蒸住建发", affairs: ["棚户区改造", "保障性住房建设", "背街小巷提质", "建筑市场监管"],
            campaigns: ["建筑工地扬尘", "房屋安全", "物业服务", "在建工程质量安全"], services: ["公共租赁住房", "廉租住房补贴", "房屋征收补偿", "物业维修资金"],
            licences: ["建筑工程施工", "商品房预售", "城市房屋拆除", "燃气经营", "物业服务企业资质"]),
        "ZX12": DemonstrationWork(
            mark: "蒸城管发", affairs: ["城市网格化管理", "市容环境卫生", "城管队伍规范化建设", "数字城管"],
            campaigns: ["违法建设", "占道经营", "户外广告", "渣土运输", "夜市油烟"], services: ["生活垃圾清运", "门头招牌设置", "城管热线投诉"],
            licences: ["户外广告设置", "临时占用城市道路", "建筑垃圾处置", "店外经营设点", "城市道路挖掘"]),
        "ZX13": DemonstrationWork(
            mark: "蒸农发", affairs: ["春耕生产", "防汛抗旱", "森林防火", "动物疫病防控", "小型水库除险加固"],
            campaigns: ["农药市场", "河道采砂", "生猪屠宰", "山塘水库安全度汛"], services: ["种粮直补", "农村安全饮水", "农机购置补贴", "林权登记"],
            licences: ["动物防疫条件合格", "林木采伐", "取水", "河道管理范围内建设项目", "种畜禽生产经营"]),
        "ZX14": DemonstrationWork(
            mark: "蒸商粮发", affairs: ["招商引资", "粮食收购", "农贸市场改造", "社会消费品零售监测"],
            campaigns: ["成品油市场", "酒类流通", "粮食库存"], services: ["家政服务培训", "粮食直销网点"], licences: ["粮食收购资格", "酒类批发", "成品油零售经营初审"]),
        "ZX15": DemonstrationWork(
            mark: "蒸文体发", affairs: ["公共文化服务", "全民健身", "非物质文化遗产保护", "农家书屋建设"],
            campaigns: ["网吧", "出版物市场", "娱乐场所"], services: ["送戏下乡", "健身器材安装", "图书馆借阅"],
            licences: ["互联网上网服务营业场所设立", "娱乐场所设立", "出版物零售", "营业性演出", "经营高危险性体育项目"]),
        "ZX16": DemonstrationWork(
            mark: "蒸卫发", affairs: ["手足口病防控", "基本公共卫生服务", "医药卫生体制改革", "创建卫生城区"],
            campaigns: ["非法行医", "饮用水卫生", "公共场所卫生", "医疗废物"], services: ["新型农村合作医疗", "预防接种", "老年人健康体检", "孕产妇保健"],
            licences: ["公共场所卫生", "医疗机构执业", "护士执业注册", "放射诊疗", "生活饮用水供水单位卫生"]),
        "ZX17": DemonstrationWork(
            mark: "蒸计生发", affairs: ["计划生育优质服务", "流动人口服务管理", "出生人口性别比综合治理"], campaigns: ["“两非”", "社会抚养费征收"],
            services: ["计划生育奖励扶助", "免费孕前优生健康检查", "生育服务证办理"], licences: ["再生育审批", "流动人口婚育证明", "计划生育技术服务机构执业"]),
        "ZX18": DemonstrationWork(
            mark: "蒸审发", affairs: ["预算执行审计", "经济责任审计", "政府投资项目审计", "审计整改"], campaigns: ["民生资金", "审计查出问题整改"],
            services: ["审计结果查询"], licences: ["内部审计机构备案"]),
        "ZX19": DemonstrationWork(
            mark: "蒸统发", affairs: ["经济运行统计", "第三次经济普查", "居民收支调查", "统计基层基础建设"], campaigns: ["统计数据质量", "劳动力调查入户"],
            services: ["统计资料查询"], licences: ["统计调查项目审批", "统计从业资格"]),
        "ZX20": DemonstrationWork(
            mark: "蒸安监发", affairs: ["安全生产目标管理", "安全生产标准化建设", "安全生产月"],
            campaigns: ["烟花爆竹", "危险化学品", "非煤矿山", "职业病危害", "“打非治违”"], services: ["安全生产举报", "特种作业培训"],
            licences: ["烟花爆竹零售", "危险化学品经营", "建设项目安全设施设计审查"]),
        "ZX21": DemonstrationWork(
            mark: "蒸环发", affairs: ["湘江保护与治理", "主要污染物减排", "空气质量监测", "农村环境综合整治"],
            campaigns: ["餐饮油烟", "涉重金属企业", "饮用水水源保护区", "建筑施工噪声"], services: ["环境信访", "环评文件查询", "环境质量月报"],
            licences: ["建设项目环境影响评价文件审批", "排污", "夜间建筑施工", "环保设施验收", "危险废物转移"]),
        "ZX22": DemonstrationWork(
            mark: "蒸政务发", affairs: ["窗口规范化建设", "行政审批提速", "网上办事", "便民服务点建设"], campaigns: ["窗口服务质量"],
            services: ["证照代办", "办件查询", "好差评"], licences: ["进驻事项调整", "窗口设置"]),
        "ZX23": DemonstrationWork(
            mark: "蒸街发", affairs: ["社区网格管理", "综治维稳", "文明创建", "党务公开"], campaigns: ["小区环境卫生", "楼道堆物", "出租屋消防"],
            services: ["居家养老", "困难群众救助", "矛盾纠纷调解", "再就业援助"], licences: ["临时救助初审", "灵活就业认定", "老年优待证"]),
        "ZX24": DemonstrationWork(
            mark: "红街发", affairs: ["社区文化建设", "老旧小区改造", "消防网格化管理", "计生协会"], campaigns: ["占道堆放", "流动人口登记", "“三小”场所消防"],
            services: ["就业援助", "低保申请", "社区医疗", "居民活动室"], licences: ["低保初审", "残疾人补贴初审", "失业人员登记"]),
        "ZX25": DemonstrationWork(
            mark: "呆政发", affairs: ["农村环境卫生整治", "村务公开", "秸秆禁烧", "防汛", "村级组织建设"], campaigns: ["违法占地", "山塘安全", "集镇秩序"],
            services: ["农村危房改造", "种粮直补", "新农合缴费", "五保供养"], licences: ["农村村民建房", "乡村公路挖掘", "零星林木采伐"]),
    ]
}
