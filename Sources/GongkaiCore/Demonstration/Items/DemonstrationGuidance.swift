/// The ways in which items of the demonstration are handled, how one finds the right one, and what people ask.
enum DemonstrationGuidance {
    private static let kinds = ["新办", "变更", "延续", "遗失补办"]

    static func ways(_ line: DemonstrationItemLine) -> [HandlingItem] {
        guard line.hasWays else { return [] }
        return kinds.enumerated().map { index, kind in
            HandlingItem(code: line.taskCode + "0\(index + 1)", name: "\(line.name)（\(kind)）")
        }
    }

    static func tree(_ line: DemonstrationItemLine) -> DecisionTree? {
        if line.hasWays { return choice(line) }
        switch line.name {
        case "餐饮店开业并联办理": return restaurant
        case "结婚登记": return marriage
        default: return nil
        }
    }

    /// First or again; what has an item of its own is found there.
    private static func choice(_ line: DemonstrationItemLine) -> DecisionTree {
        let ways = ways(line)
        func lead(_ kind: Int) -> DecisionAnswer.Lead {
            let names = [line.name + kinds[kind], line.name.replacing("设立", with: kinds[kind])]
            guard let other = DemonstrationItemLine.all.first(where: { $0.name != line.name && names.contains($0.name) }) else {
                return .handling(ways[kind].code)
            }
            return .elsewhere("请办理“\(other.name)”。", taskCode: other.taskCode)
        }
        return DecisionTree([
            DecisionQuestion(
                "held", "您现在持有有效的“\(line.result)”吗？",
                [DecisionAnswer("没有", .handling(ways[0].code)), DecisionAnswer("有", .question("what"))]),
            DecisionQuestion(
                "what", "您要办什么？",
                [
                    DecisionAnswer("登记的内容变了", lead(1)), DecisionAnswer("快到期了，想继续", lead(2)), DecisionAnswer("证件遗失或者损坏", lead(3)),
                    DecisionAnswer("不再需要了", .elsewhere("请持原件到窗口办理注销，不收费，当场办结。", taskCode: nil)),
                ]),
        ])
    }

    private static var restaurant: DecisionTree {
        let trader = DemonstrationItemLine.all.first { $0.name == "个体工商户设立登记" }?.taskCode
        return DecisionTree([
            DecisionQuestion(
                "cooking", "您的店是否现场加工、出售饭菜？",
                [
                    DecisionAnswer("是，有厨房或者操作间", .question("who")),
                    DecisionAnswer("否，只卖包装好的食品", .elsewhere("不需要餐饮服务许可，请先办理“个体工商户设立登记”。", taskCode: trader)),
                ]),
            DecisionQuestion(
                "who", "您以什么身份开店？",
                [
                    DecisionAnswer("个人或者家庭", .handling(nil)),
                    DecisionAnswer("公司", .elsewhere("请先到市工商行政管理局办理公司设立登记，再申请餐饮服务许可、招牌设置许可。", taskCode: nil)),
                    DecisionAnswer("已有执照，只换招牌或者装修", .elsewhere("请分别办理“门店招牌设置许可”“餐饮场所装饰装修消防和房屋安全审查”。", taskCode: nil)),
                ]),
        ])
    }

    private static let marriage = DecisionTree([
        DecisionQuestion(
            "mainland", "双方都是内地居民吗？",
            [
                DecisionAnswer("是", .question("district")),
                DecisionAnswer("有一方是港澳台居民、华侨或者外国人", .elsewhere("请到湖南省民政厅指定的婚姻登记机关办理。", taskCode: nil)),
            ]),
        DecisionQuestion(
            "district", "有一方的常住户口在蒸湘区吗？",
            [
                DecisionAnswer("有", .handling(nil)),
                DecisionAnswer("没有", .elsewhere("请到任意一方常住户口所在地的婚姻登记机关办理。", taskCode: nil)),
            ]),
    ])

    static func questions(_ line: DemonstrationItemLine, _ materials: [RequiredMaterial]) -> [ItemQuestion] {
        var questions = [
            ItemQuestion(
                question: "“\(line.name)”要多久办好？",
                answer: line.promisedDays == 0
                    ? "材料齐全的，当场办结。" : "材料齐全、符合法定形式的，自受理之日起\(line.promisedDays)个工作日内办结。专家评审、听证所需时间不计算在内，会书面告知。")
        ]
        let later = materials.filter(\.mayFollow).map { "“\($0.name)”" }
        if !later.isEmpty, !line.materials.isEmpty {
            questions.append(
                ItemQuestion(question: "材料没有带齐能不能先受理？", answer: "只缺" + later.joined(separator: "、") + "的，签署容缺受理承诺书后先受理，在承诺的期限内补齐。"))
        }
        if line.validMonths != nil {
            questions.append(ItemQuestion(question: "“\(line.result)”到期了怎么办？", answer: "请在有效期届满30日前提出申请，逾期需要重新办理。"))
        }
        return questions
    }
}
