/// What items of the demonstration charge.
enum DemonstrationFees {
    /// One key, or several where units charge together: `health@ZX16` is charged by another unit than that of the item.
    static func fees(_ keys: String?) -> Stated<[FeeItem]> {
        guard let keys else { return .notApplicable }
        return .given(
            keys.split(separator: " ").map { key in
                let parts = key.split(separator: "@").map(String.init)
                guard var fee = all[parts[0]] else { preconditionFailure("no fee \(key)") }
                fee.unit = parts.count == 2 ? parts[1] : nil
                return fee
            })
    }

    private static let civil = "《国家物价局、财政部关于发布民政系统行政事业性收费项目及标准的通知》（〔1992〕价费字249号）"
    private static let refuse = "《国家计委等部门关于实行城市生活垃圾处理收费制度促进垃圾处理产业化的通知》（计价格〔2002〕872号）"

    private static let health = "《国家物价局、财政部关于发布中央管理的卫生系统行政事业性收费项目及标准的通知》（〔1992〕价费字314号）"

    private static let all: [String: FeeItem] = [
        "marriage": fee("婚姻登记证工本费", "每对9元", 9_00, "对", civil),
        "adoption": fee("收养登记费", "每件250元", 250_00, "件", civil, waiver: "收养社会福利机构抚养的弃婴、孤儿的免收（价费字〔1992〕249号）"),
        "household": fee(
            "个体工商户注册登记费", "每户20元", 20_00, "户", "《国家计委、财政部关于第一批降低22项收费标准的通知》（计价费〔1999〕1707号）",
            waiver: "登记失业人员、高校毕业生、残疾人从事个体经营的，三年内免收（财综〔2008〕47号）"),
        "cement": fee("散装水泥专项资金", "每吨1元", 1_00, "吨", "《散装水泥专项资金征收和使用管理办法》（财综〔2002〕23号）第六条"),
        "occupation": fee("城市道路占用费", "每平方米每日0.5元", 50, "平方米·日", "《城市道路管理条例》第三十七条"),
        "digging": fee("城市道路挖掘修复费", "沥青混凝土路面每平方米180元", 180_00, "平方米", "《城市道路管理条例》第三十七条"),
        "waste": fee("建筑垃圾处理费", "每吨3元", 3_00, "吨", refuse),
        "garbage": fee("城市生活垃圾处理费", "经营性单位每月每平方米0.3元", 30, "平方米·月", refuse, waiver: "下岗失业人员开办的门店减半收取（计价格〔2002〕872号）"),
        "green": fee("临时占用绿地恢复补偿费", "每平方米60元", 60_00, "平方米", "《城市绿化条例》第二十条"),
        "water": fee("水资源费", "地表水每立方米0.1元", 10, "立方米", "《取水许可和水资源费征收管理条例》第二十八条"),
        "soil": fee("水土保持补偿费", "占地每平方米1元", 1_00, "平方米", "《水土保持法》第三十二条", waiver: "建设学校、医院、保障性住房的免收（水土保持补偿费征收规定）"),
        "forest": fee("森林植被恢复费", "用材林、经济林、苗圃每平方米6元", 6_00, "平方米", "《森林植被恢复费征收使用管理暂行办法》（财综〔2002〕73号）第六条"),
        "plant": fee("植物检疫费", "每证5元", 5_00, "证", "《国家物价局、财政部关于发布农业系统行政事业性收费项目及标准的通知》（〔1992〕价费字452号）"),
        "health": fee("从业人员预防性健康体检费", "每人45元", 45_00, "人", health),
        // Charged in name, nothing in fact: zero is not the same as no fee.
        "birthbook": fee("生育服务证工本费", "每证0元（免征）", 0, "证", "《财政部、国家发展改革委关于公布取消和免征部分行政事业性收费的通知》（财综〔2012〕97号）"),
    ]

    private static func fee(
        _ name: String, _ standard: String, _ fen: Int64, _ unit: String, _ basis: String, waiver: String? = nil
    ) -> FeeItem {
        FeeItem(
            name: name, standard: standard, fen: fen, quantityUnit: unit, basis: basis, waiver: waiver.map(Stated.given) ?? .notApplicable)
    }
}
