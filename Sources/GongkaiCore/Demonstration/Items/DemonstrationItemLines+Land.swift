extension DemonstrationItemLines {
    /// 农林水利、文化体育、政务中心、街道和镇.
    static let land: [String: String] = [
        "ZX13": """
        L|取水许可|1236|45/20|《水法》第四十八条|取水许可证@60|licence 水资源论证报告 取水设施图|x*|water|farming,operating
        L|取水许可延续|1236|20/10|《取水许可和水资源费征收管理条例》第二十五条|取水许可证@60|old 取水情况总结|s|-|farming,operating
        L|河道管理范围内建设项目工程建设方案审查|23|20/15|《水法》第三十八条|建设方案审查批复|planning design 防洪评价报告|x|-|project
        L|河道采砂许可|26|20/15|《水法》第三十九条|河道采砂许可证@12|licence 采砂方案 equip|v|-|operating
        L|河道管理范围内临时堆放物料审批|236|20/7|《河道管理条例》第二十五条|批准文件|licence 占用平面图|v|-|project
        L|生产建设项目水土保持方案审批|23|20/10|《水土保持法》第二十五条|水土保持方案批复|report 水土保持方案|x|soil|project,environment
        L|生产建设项目水土保持设施验收|23|20/10|《水土保持法》第二十七条|验收意见|old 水土保持监测报告|v|-|project,environment
        L|洪泛区、蓄滞洪区内非防洪建设项目洪水影响评价审批|23|20/15|《防洪法》第三十三条|洪水影响评价批复|planning 洪水影响评价报告|x|-|project
        L|占用农业灌溉水源、灌排工程设施审批|23|20/10|《国务院对确需保留的行政审批项目设定行政许可的决定》（国务院令第412号）第170项|批准文件|planning 替代工程方案|v|-|farming,project
        L|水利基建项目初步设计审批|35|20/10|《国务院对确需保留的行政审批项目设定行政许可的决定》（国务院令第412号）第172项|初步设计批复|report design 概算书|x|-|project,farming
        L|坝顶兼做公路审批|23|20/10|《水库大坝安全管理条例》第十六条|批准文件|design 安全论证报告|x|-|project,safety
        L|水库大坝管理范围内建码头、渔塘许可|126|20/10|《水库大坝安全管理条例》第十七条|批准文件|planning design|v|-|farming,project
        L|林木采伐许可|126|20/7|《森林法》第三十二条|林木采伐许可证@12|id ownership 伐区调查设计文件|v|-|farming
        L|勘查、开采矿藏和建设工程占用林地审核|23|20/15|《森林法》第十八条|使用林地审核意见|planning 使用林地可行性报告 补偿协议|x|forest|project,farming
        L|临时占用林地审批|236|20/10|《森林法实施条例》第十七条|临时占用林地批准文件@24|planning 恢复植被方案 补偿协议|v|forest|project,farming
        L|森林经营单位修筑直接服务设施占用林地审批|236|20/10|《森林法实施条例》第十八条|批准文件|ownership design|v|-|farming
        L|木材经营（加工）许可|126|20/10|《森林法实施条例》第三十四条|木材经营（加工）许可证@36|licence place 木材来源证明|v*|-|operating,farming
        L|木材运输许可|126|3/1|《森林法实施条例》第三十五条|木材运输证@1|id 木材合法来源证明 quarantine|s|-|operating,farming
        L|林木种子生产许可|126|20/10|《种子法》第二十条|林木种子生产许可证@36|licence qual land equip|v|-|farming,operating
        L|林木种子经营许可|126|20/10|《种子法》第二十九条|林木种子经营许可证@36|licence qual place equip|v*|-|farming,operating
        L|重点保护野生动物驯养繁殖初审|126|20/10|《野生动物保护法》第十七条|初审意见|licence place 种源证明 技术条件说明|v|-|farming
        L|森林植物检疫证书核发|126|15/3|《植物检疫条例》第七条|植物检疫证书|id 产地证明|v|plant|farming
        L|森林防火期内野外用火许可|1236|20/2|《森林防火条例》第二十五条|野外用火许可证@1|id village 防火措施|v|-|farming,safety
        L|进入森林防火区实弹演习、爆破审批|23|20/5|《森林防火条例》第二十七条|批准文件|org 作业方案 防火措施|v|-|safety
        L|农作物种子经营许可|126|20/10|《种子法》第二十九条|农作物种子经营许可证@60|licence qual place equip|v*|-|farming,operating
        L|农业植物检疫证书核发|126|15/3|《植物检疫条例》第七条|植物检疫证书|id 产地证明|v|plant|farming
        L|动物防疫条件合格证核发|126|20/10|《动物防疫法》第二十条|动物防疫条件合格证|id place plan rules|v*|-|farming,operating
        L|动物诊疗许可|126|20/10|《动物防疫法》第五十一条|动物诊疗许可证|licence place qual equip|v*|-|operating
        L|执业兽医注册|1|20/7|《动物防疫法》第五十五条|兽医师执业证书|id exam 聘用证明|s|-|work,qualification
        L|动物产地检疫|126|3/0|《动物防疫法》第四十二条|动物检疫合格证明|id 养殖档案 免疫记录|i|-|farming
        L|兽药经营许可|26|30/15|《兽药管理条例》第二十二条|兽药经营许可证@60|licence place qual rules|v*|-|operating,farming
        L|种畜禽生产经营许可|126|20/15|《畜牧法》第二十二条|种畜禽生产经营许可证@36|licence place qual 种源证明|v|-|farming,operating
        L|生鲜乳收购站许可|26|20/10|《乳品质量安全监督管理条例》第二十条|生鲜乳收购许可证@24|licence place equip health|v|-|farming,operating
        L|生鲜乳准运证明核发|26|20/5|《乳品质量安全监督管理条例》第二十五条|生鲜乳准运证明@12|vehicle health|s|-|farming,operating
        L|水域滩涂养殖证核发|126|20/15|《渔业法》第十一条|水域滩涂养殖证|id village 养殖水域平面图|p|-|farming
        L|渔业捕捞许可|126|20/10|《渔业法》第二十三条|渔业捕捞许可证@60|id 渔业船舶登记证书 渔业船舶检验证书|v|-|farming
        L|水产苗种生产许可|126|20/10|《渔业法》第十六条|水产苗种生产许可证@36|licence place qual|v|-|farming,operating
        L|拖拉机驾驶证核发|1|5/3|《道路交通安全法》第一百二十一条|拖拉机驾驶证@72|id exam photo 体格检查合格证明|s|-|farming,certificates
        L|拖拉机登记和号牌核发|16|5/1|《道路交通安全法》第一百二十一条|拖拉机行驶证|id 购机发票 出厂合格证|v|-|farming,certificates
        L|联合收割机登记和号牌核发|16|5/1|《农业机械安全监督管理条例》第二十一条|联合收割机行驶证|id 购机发票 出厂合格证|v|-|farming,certificates
        N|林权登记和林权证核发|16|60/30|《森林法》第三条|林权证|id village 林地权属证明 四至界线图|p|-|farming
        N|农村土地承包经营权证核发|16|60/30|《农村土地承包法》第二十三条|农村土地承包经营权证|id village 承包合同|p|-|farming
        S|农机购置补贴申请|16|-/15|《农业机械化促进法》第二十七条|补贴确认通知|id 购机发票|v|-|farming
        S|种粮农民直接补贴申报|1|-/20|《农业法》第三十七条|补贴发放通知|census village|p|-|farming
        S|农村安全饮水工程用水申请|16|-/7|《水法》第三十三条|供水协议|id village|v|-|farming,housing
        S|农产品质量安全检测送检|126|-/5|《农产品质量安全法》第三十四条|检测报告|样品清单|s|-|farming
        """,
        "ZX15": """
        L|互联网上网服务营业场所设立审批|2|20/10|《互联网上网服务营业场所管理条例》第十一条|网络文化经营许可证|licence place plan fire 信息网络安全审核意见|v*|-|operating,culture
        L|互联网上网服务营业场所变更审批|2|20/7|《互联网上网服务营业场所管理条例》第十三条|网络文化经营许可证|old 变更事项说明|s|-|operating,culture
        L|互联网上网服务营业场所筹建审批|2|20/10|《互联网上网服务营业场所管理条例》第十一条|同意筹建批准文件@6|capital 选址平面图 constitution|v|-|founding,culture
        L|歌舞娱乐场所设立许可|26|20/15|《娱乐场所管理条例》第九条|娱乐经营许可证@24|licence place plan fire env|h*|-|operating,culture
        L|游艺娱乐场所设立许可|26|20/15|《娱乐场所管理条例》第九条|娱乐经营许可证@24|licence place plan fire 游戏游艺设备清单|h|-|operating,culture
        L|娱乐场所变更许可|26|20/10|《娱乐场所管理条例》第十二条|娱乐经营许可证|old 变更事项说明|v|-|operating,culture
        L|文艺表演团体设立审批|1246|20/10|《营业性演出管理条例》第六条|营业性演出许可证@24|id members qual equip|s*|-|culture,founding
        L|营业性演出活动审批|26|3/3|《营业性演出管理条例》第十四条|演出批准文件|licence 演出节目单 场地证明 fire|s|-|culture,operating
        L|演出场所经营单位备案审核|26|20/5|《营业性演出管理条例》第七条|备案证明|licence fire|s|-|culture,operating
        L|出版物零售业务许可|126|20/10|《出版管理条例》第三十五条|出版物经营许可证@48|licence place qual|v*|-|culture,operating
        L|出版物零售单位变更审批|126|20/5|《出版管理条例》第三十七条|出版物经营许可证|old 变更事项说明|s|-|culture,operating
        L|音像制品零售、出租业务许可|126|20/10|《音像制品管理条例》第三十二条|出版物经营许可证@48|licence place|v|-|culture,operating
        L|印刷企业设立初审|2|20/10|《印刷业管理条例》第十条|初审意见|licence place equip rules|v|-|operating
        L|从事打字、复印经营活动审核|126|20/3|《印刷业管理条例》第九条|备案证明|licence place|s|-|operating
        L|电影放映单位设立审批|26|20/10|《电影管理条例》第三十八条|电影放映经营许可证@12|licence place fire equip|v|-|culture,operating
        L|卫星地面接收设施安装服务许可初审|2|20/10|《卫星电视广播地面接收设施管理规定》第四条|初审意见|licence qual equip|s|-|culture,operating
        L|有线广播电视站设立初审|23|20/10|《广播电视管理条例》第十五条|初审意见|org place equip qual|x|-|culture
        L|经营高危险性体育项目许可（游泳）|26|20/15|《全民健身条例》第三十二条|高危险性体育项目经营许可证@60|licence place qual equip safety|v*|-|culture,operating
        L|经营高危险性体育项目许可（攀岩、滑雪）|26|20/15|《全民健身条例》第三十二条|高危险性体育项目经营许可证@60|licence place qual equip safety|v|-|culture,operating
        L|举办健身气功活动审批|346|20/7|《国务院对确需保留的行政审批项目设定行政许可的决定》（国务院令第412号）第336项|批准文件|org 活动方案 场地证明|s|-|culture
        L|临时占用公共体育设施审批|2346|20/5|《体育法》第四十六条|批准文件|org 占用方案|v|-|culture,project
        L|拆除公共文化体育设施、改变功能用途审批|23|20/15|《公共文化体育设施条例》第二十七条|批准文件|planning 重建方案|h|-|culture,project
        L|文物保护单位建设控制地带内建设工程设计审核|23|20/15|《文物保护法》第十八条|审核意见|planning design 文物影响评估报告|x|-|culture,project
        L|非国有不可移动文物修缮审批|1236|20/15|《文物保护法》第二十一条|批准文件|ownership 修缮设计方案|x|-|culture,building
        S|图书馆借阅证办理|1|-/0|《公共文化体育设施条例》第十六条|借阅证|id|i|-|culture
        S|社会体育指导员技术等级认定|1|-/15|《社会体育指导员管理办法》（体育总局令第16号）第十七条|等级证书|id 培训合格证明 photo|s|-|culture,qualification
        S|文化活动场地预约使用|146|-/2|《公共文化体育设施条例》第十六条|场地使用通知|id 活动方案|s|-|culture
        """,
        "ZX22": """
        L|个体工商户设立登记|1|15/3|《个体工商户条例》第八条|个体工商户营业执照|id place photo 名称预先核准通知书|s*|household|restaurant,founding
        L|个体工商户变更登记|1|15/3|《个体工商户条例》第十条|个体工商户营业执照|old id|s|-|operating
        L|个体工商户注销登记|1|15/1|《个体工商户条例》第十二条|注销登记通知书|old id|s|-|closing
        L|个体工商户名称预先核准|1|15/1|《企业名称登记管理规定》第十六条|名称预先核准通知书@6|id|s|-|restaurant,founding
        S|餐饮店开业并联办理|126|45/15|《行政许可法》第二十六条|餐饮店开业许可文件汇总表|id place photo plan health design 招牌效果图 油烟净化设施说明|j|household health@ZX16 garbage@ZX12|restaurant,founding
        S|办件进度和结果查询|12346|-/0|《行政许可法》第三十三条|查询结果|id?|i|-|certificates
        """,
        "ZX23": """
        L|临时占用社区公共场地审批|16|20/3|《物业管理条例》第五十一条|批准文件|id 占用方案|v|-|housing,operating
        S|老年优待证办理|1|-/3|《老年人权益保障法》第五十三条|老年优待证|id photo|s|-|retirement
        """,
        "ZX24": """
        L|社区便民服务摊点设置审批|16|20/3|《城市市容和环境卫生管理条例》第十四条|批准文件@12|id 摊点平面图|v|-|operating
        S|残疾人生活补贴初审|1|-/10|《残疾人保障法》第四十八条|初审意见|id disability income|p|-|disability,relief
        """,
        "ZX25": """
        L|乡村建设规划许可|16|20/15|《城乡规划法》第四十一条|乡村建设规划许可证|id village land design|v|-|building,farming
        L|农村村民住宅用地审核|1|20/15|《土地管理法》第六十二条|宅基地审核意见|census village 用地平面图|p|-|building,farming
        L|乡村公路挖掘、占用许可|236|20/5|《公路法》第四十四条|批准文件|planning 施工作业方案|v|-|project
        L|零星林木采伐许可|16|20/5|《森林法》第三十二条|林木采伐许可证@6|id village ownership|v|-|farming
        L|农村客运招呼站设置审批|36|20/7|《道路运输条例》第四十条|批准文件|planning 选址平面图|v|-|project
        L|集镇临时建设规划许可|126|20/7|《城乡规划法》第四十四条|临时建设工程规划许可证@24|id land design|v|-|building
        S|农村五保供养申请|1|-/20|《农村五保供养工作条例》第七条|农村五保供养证书|census id village|p|-|relief,retirement
        """,
    ]
}
