/// The flows of the demonstration's items. The steps of the longest path add up to the promised limit.
enum DemonstrationFlows {
    static func flow(of line: DemonstrationItemLine) -> Flow {
        switch line.flow {
        case "i": return atOnce(line)
        case "j": return restaurant(line)
        default: break
        }
        let promised = line.promisedDays
        let accepting = promised >= 3 ? 1 : 0, deciding = promised >= 2 ? 1 : 0, delivering = promised >= 4 ? 1 : 0
        let announcing = line.flow == "p" ? min(5, promised - accepting - deciding - delivering - 1) : 0
        let examining = promised - accepting - deciding - delivering - announcing
        var steps = [step("accept", "受理", "受理岗", line, accepting)]
        steps.append(step("examine", "审查", "审查岗", line, examining, after: ["accept"], statutory: line.statutoryDays.map { max(0, $0 - 2) }))
        var before = ["examine"]
        switch line.flow {
        case "v":
            steps.append(step("visit", "现场核查", "勘验岗", line, examining, after: ["accept"]))
            before.append("visit")
        case "x":
            steps.append(special("experts", "专家评审", line, 20, "《行政许可法》第四十五条", after: "examine"))
            before = ["experts"]
        case "h":
            steps.append(special("hearing", "听证", line, 20, "《行政许可法》第四十六条", after: "examine"))
            before = ["hearing"]
        case "p":
            steps.append(step("announce", "公示", "审查岗", line, announcing, after: ["examine"]))
            before = ["announce"]
        default: break
        }
        steps.append(step("decide", "决定", "审批岗", line, deciding, after: before, statutory: line.statutoryDays.map { min(2, $0) }))
        steps.append(step("deliver", "制证送达", "发证岗", line, delivering, after: ["decide"]))
        return Flow(steps)
    }

    private static func atOnce(_ line: DemonstrationItemLine) -> Flow {
        Flow([step("accept", "受理", "受理岗", line, 0), step("finish", "当场办结", "受理岗", line, 0, after: ["accept"])])
    }

    /// What a restaurant's form says of one that puts up a sign.
    static let withSign = ItemFormField.Condition("sign", ["设置"])

    /// Five units: register, environment and building look side by side; then food, and the signboard where there will be one; then all papers go
    /// out at once.
    private static func restaurant(_ line: DemonstrationItemLine) -> Flow {
        func part(
            _ code: String, _ name: String, _ unit: String, _ days: Int, after: [String], statutory: Int? = nil,
            onlyIf: ItemFormField.Condition? = nil
        ) -> FlowStep {
            FlowStep(
                code, name, unit: unit, section: DemonstrationAgency.unit(code: unit).section, post: "审批岗",
                promised: TimeLimit(days, article: "本单位承诺"),
                statutory: statutory.map { TimeLimit($0, article: "《行政许可法》第四十二条") }, after: after, onlyIf: onlyIf)
        }
        return Flow([
            part("accept", "一窗受理", "ZX22", 1, after: []),
            part("register", "个体工商户登记", "ZX22", 3, after: ["accept"], statutory: 15),
            part("environment", "环境影响登记表审批", "ZX21", 5, after: ["accept"], statutory: 15),
            part("building", "消防和房屋安全审查", "ZX11", 7, after: ["accept"], statutory: 20),
            part("food", "餐饮服务许可", "ZX16", 6, after: ["register", "environment", "building"], statutory: 20),
            part("signboard", "门店招牌设置许可", "ZX12", 3, after: ["register"], statutory: 20, onlyIf: withSign),
            part("deliver", "统一送达", "ZX22", 1, after: ["food", "signboard"]),
        ])
    }

    private static func step(
        _ code: String, _ name: String, _ post: String, _ line: DemonstrationItemLine, _ days: Int, after: [String] = [],
        statutory: Int? = nil
    ) -> FlowStep {
        FlowStep(
            code, name, unit: line.unit.code, section: line.unit.section, post: post, promised: TimeLimit(days, article: "本单位承诺"),
            statutory: statutory.map { TimeLimit($0, article: line.basis.text) }, after: after)
    }

    private static func special(
        _ code: String, _ name: String, _ line: DemonstrationItemLine, _ days: Int, _ basis: String, after: String
    ) -> FlowStep {
        FlowStep(
            code, name, unit: line.unit.code, section: line.unit.section, post: "审查岗", promised: TimeLimit(days, article: "本单位承诺"),
            after: [after], special: SpecialProcedure(basis: basis))
    }
}
