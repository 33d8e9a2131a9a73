extension DemonstrationItemLines {
    /// 住房和城乡建设、城市管理和环境保护.
    static let building: [String: String] = [
        "ZX11": """
        L|建筑工程施工许可|23|15/7|《建筑法》第七条|建筑工程施工许可证|land planning design contract 施工企业安全生产许可证 资金保函|v*|-|project,building
        L|建筑工程施工许可延期|23|15/3|《建筑法》第九条|建筑工程施工许可证|old 延期理由说明|s|-|project
        L|商品房预售许可|2|10/7|《城市房地产管理法》第四十五条|商品房预售许可证|land planning contract 预售方案 资金监管协议|v|-|housing,operating
        L|房地产开发企业暂定资质核定|2|20/10|《房地产开发企业资质管理规定》（建设部令第77号）第六条|房地产开发企业资质证书@12|licence constitution capital qual|s*|-|qualification
        L|房地产开发企业四级资质初审|2|20/10|《城市房地产开发经营管理条例》第九条|初审意见|licence old 开发业绩证明 qual|s|-|qualification
        L|物业服务企业三级资质核定|2|20/10|《物业管理条例》第三十二条|物业服务企业资质证书@36|licence qual place rules|s*|-|qualification,operating
        L|燃气经营许可|2|20/10|《城镇燃气管理条例》第十五条|燃气经营许可证@36|licence place safety 应急预案 qual|v*|-|operating,safety
        L|燃气经营者改动市政燃气设施审批|2|20/10|《城镇燃气管理条例》第三十八条|批准文件|old design 安全施工方案|x|-|safety,project
        L|瓶装燃气供应站经营许可|2|20/10|《城镇燃气管理条例》第十五条|瓶装燃气供应许可证@36|licence place safety fire|v|-|operating,safety
        L|餐饮场所装饰装修消防和房屋安全审查|126|20/7|《建筑法》第四十九条|装饰装修安全审查意见书|id place design 房屋安全鉴定报告+|v|-|restaurant,building
        L|涉及承重结构变动的装饰装修审批|1246|20/10|《建筑法》第四十九条|装饰装修批准文件|id ownership design 施工企业资质证明|x|-|building,housing
        L|建设工程消防设计备案抽查|23|20/10|《消防法》第十条|抽查意见|planning design|v|-|project,safety
        L|城镇污水排入排水管网许可|126|20/10|《城镇排水与污水处理条例》第二十一条|城镇污水排入排水管网许可证@60|licence place 排水水质检测报告 排水设施图|v*|-|operating,environment
        L|拆除、移动城镇排水设施审核|23|20/10|《城镇排水与污水处理条例》第四十三条|审核意见|planning design 排水设施图|v|-|project
        L|城市供水用户改装、拆除供水设施审批|26|20/7|《城市供水条例》第三十条|批准文件|licence design|v|-|project
        L|城市房屋拆除工程施工备案审核|23|20/7|《建设工程安全生产管理条例》第十一条|审核意见|contract 拆除施工方案 施工企业资质证明|s|-|project,safety
        L|建筑起重机械使用登记|2|7/5|《建设工程安全生产管理条例》第三十五条|使用登记证|old 安装验收合格证明 qual|s|-|safety
        L|施工企业主要负责人和安全管理人员考核初审|2|20/10|《建设工程安全生产管理条例》第三十六条|初审意见|id qual exam|s|-|qualification,safety
        L|建筑施工企业资质初审|2|20/15|《建筑法》第十三条|初审意见|licence capital qual 工程业绩证明|s|-|qualification
        L|工程监理企业资质初审|2|20/15|《建筑法》第十三条|初审意见|licence capital qual|s|-|qualification
        L|工程造价咨询企业分支机构备案审核|2|20/7|《工程造价咨询企业管理办法》（建设部令第149号）第二十三条|审核意见|licence old|s|-|qualification
        L|城市危险房屋翻建审核|16|20/10|《城市危险房屋管理规定》（建设部令第129号）第十七条|审核意见|id ownership 房屋安全鉴定报告|v|-|building,housing
        L|民用建筑节能专项审查|23|20/7|《民用建筑节能条例》第十三条|节能审查意见|design 节能计算书|x|-|project,environment
        L|房屋建筑工程质量监督手续|23|20/3|《建设工程质量管理条例》第十三条|质量监督通知书|contract design planning|s|-|project
        L|公共租赁住房配租资格审核|1|20/20|《公共租赁住房管理办法》（住建部令第11号）第八条|配租资格确认书|census income 住房情况证明|p|-|housing,relief
        N|房屋建筑工程竣工验收备案|23|15/5|《建设工程质量管理条例》第四十九条|竣工验收备案表|planning 竣工验收报告 工程质量保修书|s|-|project
        S|住宅专项维修资金使用申请|16|-/10|《住宅专项维修资金管理办法》（建设部令第165号）第二十二条|资金划拨通知书|使用方案 业主表决书 施工合同|v|-|housing
        S|廉租住房租金补贴|1|-/20|《廉租住房保障办法》（建设部令第162号）第十七条|补贴发放通知|census income lowincome|p|-|housing,relief
        S|房屋征收补偿结果查询|16|-/0|《国有土地上房屋征收与补偿条例》第二十九条|查询结果|id|i|-|housing
        """,
        "ZX12": """
        L|门店招牌设置许可|126|20/5|《城市市容和环境卫生管理条例》第十一条|门店招牌设置许可证|id licence place 招牌效果图|v*|-|restaurant,operating
        L|大型户外广告设置许可|26|20/10|《城市市容和环境卫生管理条例》第十一条|户外广告设置许可证@36|licence place 广告效果图 结构安全证明|v*|-|operating
        L|户外广告延期设置许可|26|20/5|《城市市容和环境卫生管理条例》第十一条|户外广告设置许可证@36|old 结构安全证明|v|-|operating
        L|公益宣传栏、横幅、气球设置许可|2346|20/3|《城市市容和环境卫生管理条例》第十七条|设置许可决定|org 设置方案|s|-|culture
        L|临时占用城市道路许可|1246|20/5|《城市道路管理条例》第三十一条|临时占用道路许可证|id 占道平面图 交通组织方案|v|occupation|project
        L|临时占道设置早夜市摊点许可|16|20/5|《城市道路管理条例》第三十一条|临时占用道路许可证@12|id 占道平面图 health?|v|occupation|restaurant,operating
        L|挖掘城市道路许可|23|20/7|《城市道路管理条例》第三十三条|挖掘道路许可证|planning design 施工作业方案 交通组织方案|v|digging|project
        L|依附城市道路、桥梁架设管线许可|23|20/10|《城市道路管理条例》第二十九条|批准文件|planning design 结构安全证明|x|-|project
        L|超重、超高、超长车辆在城市道路行驶许可|26|20/3|《城市道路管理条例》第二十八条|通行许可决定|vehicle 行驶路线图|s|-|operating
        L|机动车清洗站设置许可|126|20/7|《城市市容和环境卫生管理条例》第二十条|设置许可决定@36|licence place 排水设施图|v|-|operating
        L|城市建筑垃圾处置核准|23|20/5|《国务院对确需保留的行政审批项目设定行政许可的决定》（国务院令第412号）第101项|建筑垃圾处置核准证|licence contract 运输路线图 消纳场地证明|v*|waste|project,environment
        L|建筑垃圾运输企业资格核准|2|20/10|《国务院对确需保留的行政审批项目设定行政许可的决定》（国务院令第412号）第101项|建筑垃圾运输核准证@12|licence vehicle place rules|v|-|operating
        L|建筑垃圾消纳场设置核准|23|20/10|《国务院对确需保留的行政审批项目设定行政许可的决定》（国务院令第412号）第101项|设置核准决定|land env 场地平面图|v|-|project,environment
        L|城市生活垃圾经营性清扫、收集、运输服务许可|2|20/10|《国务院对确需保留的行政审批项目设定行政许可的决定》（国务院令第412号）第102项|服务许可证@36|licence equip vehicle rules|v|-|operating
        L|城市生活垃圾经营性处理服务许可|2|20/15|《国务院对确需保留的行政审批项目设定行政许可的决定》（国务院令第412号）第102项|服务许可证@60|licence env equip qual|x|-|operating,environment
        L|拆除环境卫生设施许可|23|20/7|《城市市容和环境卫生管理条例》第二十二条|批准文件|planning 拆迁和补建方案|v|-|project
        L|关闭、闲置、拆除生活垃圾处置设施核准|23|20/10|《固体废物污染环境防治法》第四十四条|核准文件|env 处置设施替代方案|x|-|environment
        L|临时堆放物料、搭建非永久性构筑物许可|1246|20/5|《城市市容和环境卫生管理条例》第十四条|批准文件|id 占道平面图|v|-|building,project
        L|饲养家畜家禽（科研、教学）许可|36|20/7|《城市市容和环境卫生管理条例》第三十五条|批准文件|org place 防疫措施|v|-|culture
        L|临时占用城市绿地许可|23|20/7|《城市绿化条例》第二十条|批准文件|planning 占用绿地平面图 恢复绿化方案|v|green|project,environment
        L|砍伐、移植城市树木许可|1236|20/7|《城市绿化条例》第二十一条|批准文件|id 树木现状照片 补植方案|v|-|building,environment
        L|改变绿化规划、绿化用地使用性质审批|23|20/10|《城市绿化条例》第十九条|批准文件|planning design|x|-|project,environment
        L|公共绿地内设置商业服务摊点许可|126|20/5|《城市绿化条例》第二十二条|批准文件@12|licence 摊点平面图|v|-|operating
        S|生活垃圾清运委托|126|-/3|《城市生活垃圾管理办法》（建设部令第157号）第十六条|清运服务协议|licence?|s|garbage|operating
        S|城市管理问题投诉受理|1246|-/5|《城市市容和环境卫生管理条例》第六条|投诉处理答复|-|v|-|housing
        """,
        "ZX21": """
        L|建设项目环境影响报告书审批|23|60/20|《环境影响评价法》第二十二条|环境影响报告书批复|licence report 环境影响报告书|x|-|project,environment
        L|建设项目环境影响报告表审批|23|30/10|《环境影响评价法》第二十二条|环境影响报告表批复|licence 环境影响报告表|p|-|project,environment
        L|餐饮业建设项目环境影响登记表审批|126|15/5|《环境影响评价法》第二十二条|环境影响登记表批复|id place plan 油烟净化设施说明|v|-|restaurant,environment
        L|建设项目环境影响登记表审批|1236|15/5|《环境影响评价法》第二十二条|环境影响登记表批复|id place|v|-|project,environment
        L|环境影响评价文件重新审核|23|10/7|《环境影响评价法》第二十四条|重新审核意见|old 变更事项说明|s|-|project,environment
        L|建设项目环境保护设施竣工验收|23|30/15|《建设项目环境保护管理条例》第二十三条|竣工环境保护验收意见|env 验收监测报告|v|-|project,environment
        L|建设项目试生产核准|2|30/10|《建设项目环境保护管理条例》第十八条|试生产核准意见|env 试生产方案|v|-|project,environment
        L|排放水污染物许可|236|20/10|《水污染防治法》第二十条|排放污染物许可证@36|licence env 排污监测报告|v*|-|operating,environment
        L|夜间建筑施工许可|2|20/3|《环境噪声污染防治法》第三十条|夜间施工证明@1|contract 夜间施工理由说明|s|-|project,environment
        L|危险废物省内转移审批|2|20/10|《固体废物污染环境防治法》第五十九条|转移批准文件|licence 转移计划 接收单位经营许可证|s|-|environment
        L|闲置、拆除防治污染设施审批|23|20/10|《水污染防治法》第二十一条|批准文件|env 设施拆除理由说明|v|-|environment
        L|可能产生噪声污染的设备使用申报核准|126|20/7|《环境噪声污染防治法》第四十二条|申报核准意见|licence equip place|v|-|operating,environment
        S|环境质量和环评文件查询|1246|-/0|《环境信息公开办法（试行）》（环保总局令第35号）第五条|查询结果|id?|i|-|environment
        """,
    ]
}
