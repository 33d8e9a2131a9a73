/// The papers that items of the demonstration ask for. The same paper has the same code everywhere, so that one that is held can be reused.
enum DemonstrationMaterials {
    /// A material of a line, by key or by name.
    static func material(_ text: String, of line: DemonstrationItemLine) -> RequiredMaterial {
        let key = text.filter { $0 != "?" && $0 != "+" }
        var material = known[key] ?? named(key)
        if key == "old" { material.issuer = line.unit.name }
        material.isRequired = !text.contains("?")
        if text.contains("+") {
            material.mayFollow = true
            material.followsWithin = TimeLimit(5, article: "容缺受理承诺书")
        }
        if line.flow == "j", key == "招牌效果图" { material.onlyIf = DemonstrationFlows.withSign }
        return material
    }

    /// The form of the item itself.
    static func form(of line: DemonstrationItemLine) -> RequiredMaterial {
        RequiredMaterial(
            code: "BG-\(line.number)", name: "\(line.name)申请表", kind: .form, source: .applicant, obtaining: "到窗口领取", originals: 1,
            copies: 0, medium: .either, instruction: "逐项填写，由申请人签名或者盖章", blankForm: "\(line.name)申请表.doc", sample: "\(line.name)申请表（样表）.doc")
    }

    private static let known: [String: RequiredMaterial] = [
        "id": certificate("ZM-01", "申请人身份证明", "公安机关", copies: 1, "携带原件核对"),
        "census": certificate("ZM-02", "居民户口簿", "公安机关", copies: 1, "携带原件核对"),
        "licence": certificate("ZM-03", "营业执照", "市场主体登记机关", copies: 1, "携带副本核对"),
        "org": certificate("ZM-04", "法人登记证书", "登记管理机关", copies: 1, "携带原件核对"),
        "marriagecert": certificate("ZM-05", "结婚证", "婚姻登记机关", copies: 1, "携带原件核对"),
        "lowincome": certificate("ZM-06", "最低生活保障证", "民政部门", copies: 1, "携带原件核对"),
        "disability": certificate("ZM-07", "残疾人证", "残疾人联合会", copies: 1, "携带原件核对"),
        "ownership": certificate("ZM-08", "权属证书", "不动产登记机关", copies: 1, "携带原件核对"),
        "land": certificate("ZM-09", "土地使用证明", "国土资源部门", copies: 1, "携带原件核对"),
        "planning": certificate("ZM-10", "建设工程规划许可证", "城乡规划部门", copies: 1, "携带原件核对"),
        "env": certificate("ZM-11", "环境影响评价文件批复", "环境保护部门", copies: 1, "在有效期内"),
        "fire": certificate("ZM-12", "消防安全检查合格证", "公安机关消防机构", copies: 1, "携带原件核对"),
        "vehicle": certificate("ZM-13", "机动车行驶证", "公安机关交通管理部门", copies: 1, "携带原件核对"),
        "quarantine": certificate("ZM-14", "植物检疫证书", "农林水利部门", originals: 1, "在有效期内"),
        "school": certificate("ZM-15", "学历证书", "毕业学校", copies: 1, "携带原件核对"),
        "exam": certificate("ZM-16", "考试合格证明", "组织考试的机关", copies: 1, "携带原件核对"),
        "qual": certificate("ZM-17", "专业技术人员资格证书", "资格认定机关", copies: 1, "每名人员一份"),
        "old": certificate("ZM-18", "原批准文件或者证照", "原批准机关", originals: 1, "交回原件"),
        "health": issued("ZM-19", "从业人员健康合格证明", "医疗卫生机构", "一年内出具", copies: 1),
        "medical": issued("ZM-20", "诊断证明和病历", "二级以上医院", "三个月内出具", originals: 1),
        "income": issued("ZM-21", "家庭收入证明", "所在单位或者社区居民委员会", "三个月内出具", originals: 1, mayFollow: true),
        "village": issued("ZM-22", "村（居）民委员会意见", "村（居）民委员会", "三个月内出具", originals: 1),
        "capital": issued("ZM-23", "验资报告", "会计师事务所", "六个月内出具", originals: 1, mayFollow: true),
        "report": issued("ZM-24", "可行性研究报告", "有相应资质的工程咨询机构", nil, originals: 2),
        "design": issued("ZM-25", "设计文件", "有相应资质的设计单位", nil, originals: 2),
        "photo": own("ZM-26", "近期免冠照片", "一寸两张，六个月内拍摄", originals: 2, mayFollow: true),
        "place": own("ZM-27", "经营场所使用证明", "自有的提供产权证复印件，租用的提供租赁合同复印件", copies: 1),
        "plan": own("ZM-28", "场所平面布置图", "标明面积、布局和出入口", originals: 1),
        "constitution": own("ZM-29", "章程", "由发起人签名或者盖章", originals: 2),
        "members": own("ZM-30", "负责人和从业人员名单", "写明姓名、职务和联系电话", originals: 1),
        "rules": own("ZM-31", "管理制度文本", "加盖公章", originals: 1),
        "safety": own("ZM-32", "安全管理制度文本", "加盖公章", originals: 1),
        "equip": own("ZM-33", "设施设备清单", "写明名称、型号和数量", originals: 1, mayFollow: true),
        "contract": own("ZM-34", "施工或者服务合同", "双方签字盖章", copies: 1),
    ]

    /// Numbers for what is asked for by name, in the order in which lines ask.
    private static let numbers: [String: Int] = DemonstrationItemLine.all.flatMap(\.materials).reduce(into: [:]) { numbers, text in
        let name = text.filter { $0 != "?" && $0 != "+" }
        if known[name] == nil, numbers[name] == nil { numbers[name] = numbers.count + 1 }
    }

    private static func named(_ name: String) -> RequiredMaterial {
        let code = "CL-" + String(String(1_000 + (numbers[name] ?? 0)).suffix(3))
        func ends(_ endings: String...) -> Bool { endings.contains(where: name.hasSuffix) }
        if ends("证", "证书", "通知书", "批准书", "登记证书") { return certificate(code, name, "原发证机关", copies: 1, "携带原件核对") }
        if ends("评价报告", "检测报告", "论证报告", "鉴定报告", "评估报告", "监测报告", "审计报告", "勘察报告") {
            return issued(code, name, "有相应资质的机构", "一年内出具", originals: 1)
        }
        if ends("证明", "凭证", "凭据") { return issued(code, name, "开具证明的单位", nil, originals: 1) }
        return own(code, name, "由申请人签名或者盖章", originals: 1)
    }

    private static func certificate(
        _ code: String, _ name: String, _ issuer: String, originals: Int = 0, copies: Int = 0, _ instruction: String
    ) -> RequiredMaterial {
        RequiredMaterial(
            code: code, name: name, kind: .certificate, source: .government, issuer: issuer, obtaining: "由\(issuer)核发",
            originals: originals,
            copies: copies, medium: .either, instruction: instruction, isReusable: originals == 0)
    }

    private static func issued(
        _ code: String, _ name: String, _ issuer: String, _ within: String?, originals: Int = 0, copies: Int = 0, mayFollow: Bool = false
    ) -> RequiredMaterial {
        RequiredMaterial(
            code: code, name: name, kind: .other, source: .other, issuer: issuer, obtaining: "由\(issuer)出具", issuedWithin: within,
            originals: originals, copies: copies, medium: .paper, mayFollow: mayFollow,
            followsWithin: mayFollow ? TimeLimit(5, article: "容缺受理承诺书") : nil)
    }

    private static func own(
        _ code: String, _ name: String, _ instruction: String, originals: Int = 0, copies: Int = 0, mayFollow: Bool = false
    ) -> RequiredMaterial {
        RequiredMaterial(
            code: code, name: name, kind: .other, source: .applicant, originals: originals, copies: copies, medium: .either,
            instruction: instruction, mayFollow: mayFollow, followsWithin: mayFollow ? TimeLimit(3, article: "容缺受理承诺书") : nil)
    }
}
