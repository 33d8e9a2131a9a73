extension DemonstrationItemLines {
    /// 教育、民政、司法、人社、卫生、计生和监察.
    static let people: [String: String] = [
        "ZX04": """
        L|民办幼儿园设立审批|136|90/45|《民办教育促进法》第十一条|办学许可证@60|id place fire capital qual constitution|x*|-|schooling,founding
        L|民办幼儿园分立、合并审批|34|90/30|《民办教育促进法》第五十三条|批准文件|old 财务清算报告 理事会决议|s|-|schooling
        L|民办小学设立审批|36|90/60|《民办教育促进法》第十一条|办学许可证@60|place fire capital qual constitution|x|-|schooling,founding
        L|民办初级中学设立审批|36|90/60|《民办教育促进法》第十一条|办学许可证@60|place fire capital qual constitution|x|-|schooling,founding
        L|民办非学历教育培训机构设立审批|136|90/30|《民办教育促进法》第十一条|办学许可证@36|id place fire capital qual rules|v*|-|schooling,founding
        L|民办学校举办者变更核准|34|90/20|《民办教育促进法》第五十四条|批准文件|old 财务清算报告 理事会决议|s|-|schooling
        L|民办学校名称、层次、类别变更审批|34|90/20|《民办教育促进法》第五十五条|批准文件|old 理事会决议|s|-|schooling
        L|民办学校校长任职核准|34|20/7|《民办教育促进法》第二十三条|任职核准文件|id school 任职经历证明|s|-|schooling
        L|民办学校终止审批|34|20/15|《民办教育促进法》第五十六条|批准文件|old 学生安置方案 财务清算报告|s|-|schooling,closing
        L|民办学校章程修改核准|34|20/7|《民办教育促进法实施条例》第二十条|章程核准文件|constitution 理事会决议|s|-|schooling
        L|初级中学教师资格认定|1|30/20|《教师法》第十三条|教师资格证书|id school exam photo 体格检查合格证明 普通话水平等级证书|x|-|work,qualification
        L|小学教师资格认定|1|30/20|《教师法》第十三条|教师资格证书|id school exam photo 体格检查合格证明 普通话水平等级证书|x|-|work,qualification
        L|幼儿园教师资格认定|1|30/20|《教师法》第十三条|教师资格证书|id school exam photo 体格检查合格证明 普通话水平等级证书|x|-|work,qualification
        L|校车使用许可|234|13/10|《校车安全管理条例》第十五条|校车标牌使用意见|vehicle 驾驶人校车驾驶资格证明 运行方案 保险凭证|v|-|schooling,safety
        L|文艺、体育社会组织自行实施义务教育审批|34|20/15|《义务教育法》第十四条|批准文件|org place qual 教学计划|v|-|schooling
        N|民办学校招生简章和广告备案|34|-/5|《民办教育促进法》第四十一条|备案回执|old 招生简章|s|-|schooling
        S|适龄儿童延缓入学、休学办理|1|-/5|《义务教育法》第十一条|延缓入学（休学）通知书|census medical|s|-|schooling
        S|小学、初中新生入学|1|-/10|《义务教育法》第十二条|入学通知书|census 房屋产权证明 预防接种证|s|-|schooling
        S|中小学生转学|1|-/5|《中小学生学籍管理办法》（教基一〔2013〕7号）第十二条|转学联系表|census 转学理由证明|s|-|schooling
        S|家庭经济困难学生资助|1|-/20|《义务教育法》第四十四条|资助决定|census income lowincome?|p|-|schooling,relief
        """,
        "ZX06": """
        S|行政效能投诉受理|1246|5/5|《行政监察法》第二十四条|投诉处理答复|id?|s|-|operating
        S|优化经济环境投诉受理|26|-/15|《湖南省行政程序规定》（省政府令第222号）第一百六十条|投诉处理答复|licence? 情况说明|s|-|operating
        """,
        "ZX07": """
        L|社会团体筹备审批|146|60/20|《社会团体登记管理条例》第九条|筹备批复|members constitution place capital|s|-|society
        L|社会团体成立登记|4|30/15|《社会团体登记管理条例》第十二条|社会团体法人登记证书@48|members constitution place capital|s|-|society
        L|社会团体变更登记|4|20/10|《社会团体登记管理条例》第二十条|社会团体法人登记证书|old 会员大会决议|s|-|society
        L|社会团体注销登记|4|20/10|《社会团体登记管理条例》第二十一条|注销登记证明|old 财务清算报告|s|-|society,closing
        L|社会团体修改章程核准|4|20/10|《社会团体登记管理条例》第二十条|章程核准文件|old constitution 会员大会决议|s|-|society
        L|民办非企业单位成立登记|146|60/20|《民办非企业单位登记管理暂行条例》第十一条|民办非企业单位登记证书@48|constitution place capital 业务主管单位批准文件|s|-|society
        L|民办非企业单位变更登记|4|20/10|《民办非企业单位登记管理暂行条例》第十五条|民办非企业单位登记证书|old 理事会决议|s|-|society
        L|民办非企业单位注销登记|4|20/10|《民办非企业单位登记管理暂行条例》第十六条|注销登记证明|old 财务清算报告|s|-|society,closing
        L|民办非企业单位修改章程核准|4|20/10|《民办非企业单位登记管理暂行条例》第十五条|章程核准文件|old constitution 理事会决议|s|-|society
        L|养老机构设立许可|126|20/15|《老年人权益保障法》第四十四条|养老机构设立许可证@60|id place fire health rules|v*|-|retirement,founding
        L|养老机构变更许可|4|20/10|《养老机构设立许可办法》（民政部令第48号）第十七条|养老机构设立许可证|old 变更事项说明|s|-|retirement
        L|养老机构终止服务审批|4|20/15|《养老机构设立许可办法》（民政部令第48号）第二十条|批准文件|old 老年人安置方案|s|-|retirement,closing
        L|建设殡仪服务站、骨灰堂审批|234|20/15|《殡葬管理条例》第八条|批准文件|land planning report env|v|-|death,project
        L|农村公益性墓地建设审批|6|20/15|《殡葬管理条例》第八条|批准文件|land village 建设方案|v|-|death,farming
        L|地名命名、更名审核|2346|20/10|《地名管理条例》第六条|地名批复|planning 命名理由说明|x|-|building
        L|建筑物、住宅区名称核准|2|20/7|《湖南省地名管理办法》（省政府令第54号）第十一条|地名使用批复|planning land|s|-|building,project
        L|义演、义赛、义卖活动审批|346|20/7|《公益事业捐赠法》第四条|批准文件|org 活动方案 资金使用计划|s|-|society,culture
        L|假肢和矫形器生产装配企业资格初审|2|20/10|《国务院对确需保留的行政审批项目设定行政许可的决定》（国务院令第412号）第66项|初审意见|licence place qual equip|v|-|disability,operating
        N|福利企业资格认定|2|-/15|《福利企业资格认定办法》（民发〔2007〕103号）第四条|福利企业证书|licence 残疾职工名册 disability 劳动合同|v|-|disability,staff
        N|社会团体分支机构备案|4|-/7|《社会团体登记管理条例》第十九条|备案回执|old 理事会决议|s|-|society
        S|结婚登记|1|-/0|《婚姻登记条例》第四条|结婚证|census id photo 无配偶声明书|i|marriage|marriage
        S|离婚登记|1|-/0|《婚姻登记条例》第十条|离婚证|census id photo marriagecert 离婚协议书|i|marriage|marriage
        S|收养登记|1|30/15|《收养法》第十五条|收养登记证|census id marriagecert? medical|v|adoption|birth
        S|城市居民最低生活保障|1|-/20|《社会救助暂行办法》（国务院令第649号）第十一条|城市居民最低生活保障证|census id income|p|-|relief
        S|城乡医疗救助|1|-/15|《社会救助暂行办法》（国务院令第649号）第二十九条|救助决定|id lowincome medical 医疗费用票据|p|-|relief,illness
        S|高龄津贴发放|1|-/10|《老年人权益保障法》第三十三条|发放通知|id census photo|s|-|retirement
        S|退役士兵自谋职业补助|1|-/20|《退役士兵安置条例》（国务院、中央军委令第608号）第十八条|补助决定|id 退出现役证|s|-|service,work
        """,
        "ZX08": """
        L|基层法律服务所设立核准|6|20/10|《基层法律服务所管理办法》（司法部令第59号）第八条|基层法律服务所执业证|place members rules|s|-|founding
        L|基层法律服务所变更核准|6|20/7|《基层法律服务所管理办法》（司法部令第59号）第十三条|基层法律服务所执业证|old 变更事项说明|s|-|operating
        L|基层法律服务所注销核准|6|20/7|《基层法律服务所管理办法》（司法部令第59号）第十四条|注销证明|old 财务清算报告|s|-|closing
        L|基层法律服务工作者执业核准|1|20/10|《基层法律服务工作者管理办法》（司法部令第60号）第十条|基层法律服务工作者执业证|id school photo 实习鉴定材料|s|-|work,qualification
        L|基层法律服务工作者注销执业核准|1|20/5|《基层法律服务工作者管理办法》（司法部令第60号）第十七条|注销证明|old|s|-|work
        L|公证员执业初审|1|20/10|《公证法》第二十一条|初审意见|id school 司法考试合格证明 实习鉴定材料|s|-|work,qualification
        S|法律援助申请|1|7/5|《法律援助条例》第十七条|法律援助决定书|id income 案件材料|s|-|relief
        S|人民调解|126|30/20|《人民调解法》第十七条|人民调解协议书|id 纠纷情况说明|v|-|housing
        S|法律咨询|1246|-/0|《法律援助条例》第十条|咨询意见|-|i|-|certificates
        S|刑满释放人员安置帮教|1|-/7|《监狱法》第三十七条|帮教协议|id 释放证明|s|-|work,relief
        """,
        "ZX10": """
        L|民办职业培训学校设立审批|126|90/30|《民办教育促进法》第十一条|办学许可证@36|id place fire capital qual rules|v*|-|work,founding
        L|民办职业培训学校变更审批|4|90/15|《民办教育促进法》第五十五条|办学许可证|old 理事会决议|s|-|work
        L|民办职业培训学校终止审批|4|20/15|《民办教育促进法》第五十六条|批准文件|old 学生安置方案|s|-|work,closing
        L|人力资源服务机构设立许可|2|20/10|《就业促进法》第四十条|人力资源服务许可证@36|licence place qual rules|v*|-|work,operating
        L|人力资源服务机构变更许可|2|20/5|《人才市场管理规定》（人社部令）第十七条|人力资源服务许可证|old 变更事项说明|s|-|work,operating
        L|劳务派遣经营许可|2|20/10|《劳动合同法》第五十七条|劳务派遣经营许可证@36|licence place capital rules|v*|-|staff,operating
        L|劳务派遣单位设立分公司备案审核|2|20/5|《劳务派遣行政许可实施办法》（人社部令第19号）第二十一条|备案回执|licence old|s|-|staff
        L|企业实行不定时工作制审批|2|20/7|《劳动法》第三十九条|特殊工时批复@12|licence 工时方案 职工代表大会意见|s|-|staff
        L|企业实行综合计算工时工作制审批|2|20/7|《劳动法》第三十九条|特殊工时批复@12|licence 工时方案 职工代表大会意见|s|-|staff
        L|文艺、体育单位招用未满16周岁未成年人审批|23|20/7|《劳动法》第十五条|批准文件|census 监护人同意书 招用合同|s|-|staff,culture
        L|职业技能鉴定机构设立初审|23|20/10|《劳动法》第六十九条|初审意见|org place equip qual|v|-|qualification
        L|职业介绍机构年度检验|2|20/5|《就业促进法》第四十条|年检结果|old 年度经营情况报告|s|-|operating
        N|企业劳动用工备案|2|-/3|《劳动合同法》第七十四条|备案回执|licence 职工名册|s|-|staff
        N|企业集体合同审查|2|15/10|《劳动合同法》第五十四条|集体合同审查意见书|licence 集体合同 职工代表大会意见|s|-|staff
        S|失业登记|1|-/0|《就业促进法》第三十五条|就业失业登记证|id census photo|i|-|work
        S|就业困难人员认定|1|-/10|《就业促进法》第五十二条|认定结果|id income 就业失业登记证|p|-|work,relief
        S|小额担保贷款申请|16|-/15|《就业促进法》第十九条|贷款推荐意见|id licence 就业失业登记证 反担保证明|v|-|work,founding
        S|社会保险登记|23|15/3|《社会保险法》第五十七条|社会保险登记证|licence org|s|-|staff
        S|城乡居民基本养老保险参保|1|-/5|《社会保险法》第二十条|参保登记结果|id census|s|-|retirement
        S|工伤认定|126|60/30|《工伤保险条例》第二十条|认定工伤决定书|id medical 劳动合同 事故情况说明|v|-|staff,illness
        S|劳动争议调解仲裁申请|126|45/45|《劳动争议调解仲裁法》第四十三条|仲裁裁决书|id 仲裁申请书 劳动关系证明|v|-|staff
        """,
        "ZX16": """
        L|餐饮服务许可|126|20/10|《食品安全法》第二十九条|餐饮服务许可证@36|id licence place plan health equip 食品安全管理制度|v*|-|restaurant,operating
        L|餐饮服务许可变更|126|20/5|《餐饮服务许可管理办法》（卫生部令第70号）第十九条|餐饮服务许可证|old 变更事项说明|s|-|restaurant,operating
        L|餐饮服务许可延续|126|20/5|《餐饮服务许可管理办法》（卫生部令第70号）第二十一条|餐饮服务许可证@36|old health|v|-|restaurant,operating
        L|集体用餐配送单位餐饮服务许可|2|20/15|《食品安全法》第二十九条|餐饮服务许可证@36|licence place plan health equip 食品安全管理制度|v|-|restaurant,operating
        L|公共场所卫生许可（住宿、沐浴、美容美发）|126|20/10|《公共场所卫生管理条例》第四条|公共场所卫生许可证@48|id licence place plan health 卫生检测报告|v*|-|operating
        L|公共场所卫生许可（文化娱乐场所）|126|20/10|《公共场所卫生管理条例》第四条|公共场所卫生许可证@48|id licence place plan health 卫生检测报告|v|-|operating,culture
        L|公共场所卫生许可（商场、候车室）|26|20/10|《公共场所卫生管理条例》第四条|公共场所卫生许可证@48|licence place plan health 卫生检测报告|v|-|operating
        L|公共场所改建、扩建卫生审查|126|20/10|《公共场所卫生管理条例实施细则》（卫生部令第80号）第二十六条|卫生审查意见|old design|v|-|operating
        L|生活饮用水集中式供水单位卫生许可|23|20/10|《传染病防治法》第二十九条|卫生许可证@48|licence place 水质检测报告 health|v*|-|operating
        L|二次供水单位卫生许可|23|20/10|《传染病防治法》第二十九条|卫生许可证@48|licence 水质检测报告 health|v|-|operating,housing
        L|医疗机构设置审批|1236|30/20|《医疗机构管理条例》第九条|设置医疗机构批准书|report place qual|p|-|illness,founding
        L|医疗机构执业登记|236|45/20|《医疗机构管理条例》第十五条|医疗机构执业许可证@60|place qual equip rules 设置医疗机构批准书|v|-|illness,operating
        L|医疗机构变更登记|236|20/10|《医疗机构管理条例》第二十条|医疗机构执业许可证|old 变更事项说明|s|-|illness
        L|医疗机构校验|236|20/15|《医疗机构管理条例》第二十二条|校验结果|old 年度工作总结|v|-|illness
        L|医疗机构注销登记|236|20/7|《医疗机构管理条例》第二十一条|注销证明|old|s|-|closing
        L|医师执业注册|1|30/15|《执业医师法》第十三条|医师执业证书|id exam 聘用证明 体格检查合格证明|s*|-|work,qualification
        L|医师执业变更注册|1|30/10|《执业医师法》第十七条|医师执业证书|old 聘用证明|s|-|work
        L|护士执业注册|1|20/10|《护士条例》第八条|护士执业证书@60|id exam school 体格检查合格证明|s*|-|work,qualification
        L|护士执业变更注册|1|7/5|《护士条例》第九条|护士执业证书|old 聘用证明|s|-|work
        L|乡村医生执业注册|1|20/10|《乡村医生从业管理条例》第十条|乡村医生执业证书@60|id school 聘用证明|s|-|work,qualification
        L|放射诊疗许可|236|20/15|《放射性同位素与射线装置安全和防护条例》第八条|放射诊疗许可证|old qual equip 防护检测报告|v|-|illness,safety
        L|放射工作场所职业病防护设施竣工验收|236|20/15|《职业病防治法》第十八条|竣工验收意见|design 控制效果评价报告|x|-|illness,safety
        L|母婴保健技术服务机构执业许可|236|45/20|《母婴保健法》第三十二条|母婴保健技术服务执业许可证@36|old qual equip rules|v|-|birth
        L|母婴保健技术服务人员资格认定|1|30/15|《母婴保健法》第三十三条|母婴保健技术考核合格证书|id exam school|s|-|birth,qualification
        L|游泳场所卫生许可|26|20/10|《公共场所卫生管理条例》第四条|公共场所卫生许可证@48|licence place plan health 水质检测报告|v|-|operating,culture
        S|预防接种证办理|1|-/0|《疫苗流通和预防接种管理条例》第二十六条|预防接种证|census 出生医学证明|i|-|birth
        S|新型农村合作医疗参合登记|1|-/3|《社会保险法》第二十四条|合作医疗证|census id|s|-|illness,farming
        S|从业人员健康体检|1|-/5|《食品安全法》第三十四条|健康合格证明@12|id photo|s|-|work,restaurant
        """,
        "ZX17": """
        L|再生育审批|1|40/20|《人口与计划生育法》第十八条|再生育证|id census marriagecert 生育情况证明|p|-|birth
        L|计划生育技术服务机构执业许可|23|20/15|《计划生育技术服务管理条例》第二十一条|计划生育技术服务机构执业许可证@36|org qual equip rules|v|-|illness,operating
        L|病残儿医学鉴定审核|1|20/20|《病残儿医学鉴定管理办法》（计生委令第7号）第十条|鉴定审核意见|id census medical|x|-|birth,disability
        N|生育服务证办理|1|-/3|《湖南省人口与计划生育条例》第十五条|生育服务证|id census marriagecert|s|birthbook|birth
        S|流动人口婚育证明办理|1|-/3|《流动人口计划生育工作条例》第七条|流动人口婚育证明@36|id census photo marriagecert?|s|-|work,birth
        S|农村部分计划生育家庭奖励扶助|1|-/20|《人口与计划生育法》第二十三条|奖励扶助确认结果|id census 生育情况证明|p|-|retirement,relief
        S|免费孕前优生健康检查|1|-/10|《母婴保健法》第七条|检查结果告知书|id marriagecert|s|-|birth
        """,
    ]
}
