/// Who reviews what an organ decides, where its item names nobody.
///
/// > 县级以上地方各级人民政府管辖下列行政复议案件：（一）对本级人民政府工作部门作出的行政行为不服的；（二）对下一级人民政府作出的行政行为不服的；（三）对本级人民政府依法设立的派出机关作出的行政行为不服的……
/// > ——《行政复议法》（2023年修订）第二十四条第一款. A subdistrict office is such a 派出机关 (地方组织法: 市辖区、不设区的市的人民政府……可以设立若干街道办事处).
/// > 对海关、金融、外汇管理等实行垂直领导的行政机关、税务和国家安全机关的行政行为不服的，向上一级主管部门申请行政复议。——第二十七条
/// > Before 2024: 对地方各级人民政府的具体行政行为不服的，向上一级地方人民政府申请行政复议（第十三条）；对县级以上地方人民政府依法设立的派出机关的具体行政行为不服的，向设立该派出机关的人民政府申请行政复议（第十五条第一款第一项）。
/// > 对履行行政复议机构职责的地方人民政府司法行政部门的行政行为不服的，可以向本级人民政府申请行政复议，也可以向上一级司法行政部门申请行政复议。——第二十八条
struct ReviewBody: Sendable, Equatable {
    /// As papers name it.
    let words: String

    /// The revised law is in force.
    static let since: Day = "2024-01-01"

    /// - Parameters:
    ///   - organ: the name of the organ that decided; it is all that a case knows of it.
    ///   - day: of the decision.
    init(over organ: String, on day: Day) {
        let isVertical = ["海关", "税务局", "外汇管理", "国家安全", "人民银行", "金融监督管理"].contains(where: organ.contains) && !organ.contains("地方金融")
        words =
            if organ.contains("街道办事处") {
                "设立该街道办事处的人民政府"
            } else if organ.hasSuffix("人民政府") {
                "上一级人民政府"
            } else if day < Self.since {
                "本级人民政府或者上一级主管部门"
            } else if isVertical {
                "上一级主管部门"
            } else if organ.contains("司法局") || organ.contains("司法厅") {
                "本级人民政府或者上一级司法行政部门"
            } else {
                "本级人民政府"
            }
    }
}
