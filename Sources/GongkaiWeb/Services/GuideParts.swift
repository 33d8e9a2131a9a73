import GongkaiCore

/// The parts of a guide, decided and worded; the page puts them in order.
enum GuideParts {
    struct Fact: Sendable {
        let label: String
        let value: String
    }

    /// A line that may be a file somewhere.
    struct Form: Sendable {
        let label: String
        let file: String
        let fileHref: String?
    }

    struct Material: Sendable {
        let id: String
        let name: String
        let isRequired: Bool
        /// 原件1份，复印件2份，纸质.
        let copies: String
        /// What makes it easier: it may follow later, it is on record already.
        let eases: [String]
        /// For which answers of the form it is needed; nil where it always is.
        let only: String?
        let details: [Fact]
        let hasDetails: Bool
        let forms: [Form]
    }

    /// What is done at the same time.
    struct Stage: Sendable {
        let number: String
        /// Where there are several steps: whether they run at the same time.
        let pace: String?
        let turns: [Turn]
    }

    struct Turn: Sendable {
        let name: String
        let who: String
        let when: String
        let limit: String?
        let legal: String?
        /// Its basis, where its time does not count.
        let special: String?
        let isLongest: Bool
        /// For which answers of the form it is taken; nil where it always is.
        let only: String?
    }

    struct Place: Sendable {
        let address: String
        let hours: String
        let window: String?
        let directions: String?
    }

    struct Fee: Sendable {
        let name: String
        /// Who charges it; nil where it is the unit of the item.
        let unit: String?
        /// For which answers of the form it is charged; nil where it always is.
        let only: String?
        let standard: String
        let basis: String
        let waiver: String
    }

    struct Basis: Sendable {
        let law: String
        let quotation: String?
    }

    struct Question: Sendable {
        let question: String
        let answer: String
    }
}

extension GuideParts {
    static func materials(_ item: ServiceItem, _ asked: ItemForm) -> [Material] {
        (item.materials.value ?? []).enumerated().map { index, material in
            var copies: [String] = []
            if let originals = material.originals, originals > 0 { copies.append("原件\(originals)份") }
            if let count = material.copies, count > 0 { copies.append("复印件\(count)份") }
            if let medium = material.medium { copies.append(medium.words) }
            var eases: [String] = []
            if material.mayFollow { eases.append("可以容缺" + (material.followsWithin.map { "，承诺后\($0.words)内补齐" } ?? "")) }
            if material.isReusable { eases.append("办过别的事项交过的，可以不再交") }
            let details: [(String, String?)] = [
                ("来源", material.issuer ?? material.source?.words), ("怎样取得", material.obtaining), ("时间要求", material.issuedWithin),
                ("填写说明", material.instruction),
            ]
            let facts = details.compactMap { label, value in value.flatMap { $0.isEmpty ? nil : Fact(label: label, value: $0) } }
            return Material(
                id: "material-\(index + 1)", name: material.name, isRequired: material.isRequired, copies: copies.joined(separator: "，"),
                eases: eases, only: material.onlyIf.map { "\(asked.words(of: $0))提交" }, details: facts, hasDetails: !facts.isEmpty,
                forms: [("空白表格", material.blankForm), ("样表", material.sample)].compactMap { label, file in
                    file.flatMap { $0.isEmpty ? nil : form(label, $0) }
                })
        }
    }

    /// A name is a file that the window has; an address leads to it.
    static func form(_ label: String, _ file: String) -> Form {
        if file.hasPrefix("https://") || file.hasPrefix("http://") {
            return Form(label: label, file: file, fileHref: Route.leave.path().query([("to", file)]).text)
        }
        if let own = Path.local(file) { return Form(label: label, file: file, fileHref: own.text) }
        return Form(label: label, file: "\(file)（可在窗口领取）", fileHref: nil)
    }

    static func stages(_ flow: Flow, _ form: ItemForm, units: [String: String], own: String) -> [Stage] {
        let stages = flow.schedule(in: .promised)
        // Where there is one way only, all of it decides.
        let hasWays = stages.contains { $0.count > 1 }
        return stages.enumerated().map { index, turns in
            Stage(
                number: "\(index + 1)", pace: pace(turns),
                turns: turns.map { turn($0, form, units: units, own: own, hasWays: hasWays) })
        }
    }

    /// Steps that wait for different ones need not be under way on one day.
    private static func pace(_ turns: [FlowTurn]) -> String? {
        guard turns.count > 1, let last = turns.map(\.begins).max(), let first = turns.map(\.ends).min() else { return nil }
        return last < first || turns.allSatisfy { $0.begins == last } ? "同时进行" : "各自接着前面的环节"
    }

    private static func turn(_ turn: FlowTurn, _ form: ItemForm, units: [String: String], own: String, hasWays: Bool) -> Turn {
        let step = turn.step
        // Of one unit alone its name need not stand at every step.
        let unit = step.unit == own && units.count < 2 ? nil : units[step.unit]
        let limit = step.limit(.promised)
        return Turn(
            name: step.name, who: [unit, step.section, step.post].compactMap(\.self).joined(separator: " · "),
            when: step.special == nil ? when(turn) : "不计入办理时限",
            limit: limit.map { step.special == nil ? "承诺\($0.words)" : "一般\($0.words)" },
            legal: step.limit(.statutory).map { "法定\($0.words)" },
            special: step.special.map { "特别程序，依据\($0.basis)，所需时间书面告知" }, isLongest: hasWays && turn.isOnLongestPath && step.special == nil,
            only: step.onlyIf.map { "\(form.words(of: $0))办理" })
    }

    private static func when(_ turn: FlowTurn) -> String {
        if turn.ends == turn.begins { return turn.begins == 0 ? "当场" : "第\(turn.begins)个工作日当天" }
        return turn.ends == turn.begins + 1 ? "第\(turn.ends)个工作日" : "第\(turn.begins + 1)至\(turn.ends)个工作日"
    }

    static func fees(_ item: ServiceItem, _ form: ItemForm, units: [String: String]) -> [Fee] {
        (item.fees.value ?? []).map { fee in
            let waiver = fee.waiver.value ?? (fee.waiver == .notApplicable ? "没有减免规定" : "请向窗口咨询")
            return Fee(
                name: fee.name, unit: fee.unit.flatMap { units[$0] }, only: fee.onlyIf.map { "\(form.words(of: $0))收取" },
                standard: fee.standard ?? "", basis: fee.basis ?? "", waiver: waiver)
        }
    }

    static func bases(_ item: ServiceItem) -> [Basis] {
        item.authority.legalBasis.map { basis in
            Basis(law: LegalBasis(basis.law, article: basis.article).text, quotation: basis.quotation)
        }
    }

    static func result(_ item: ServiceItem) -> [Fact] {
        let result = item.result
        let validity: String? =
            switch result.validMonths {
            case .unsaid: nil
            case .notApplicable: "长期有效"
            case .given(let months): months % 12 == 0 ? "\(months / 12)年" : "\(months)个月"
            }
        return facts([
            ("办成后得到", result.name), ("种类", result.kind?.words), ("有效期", validity),
            ("怎样领取", result.deliveries.isEmpty ? nil : result.deliveries.map(\.words).joined(separator: "、")), ("样本", result.sample),
            ("逾期不决定", result.deemedConsent.map { "视为同意（\($0)）" }),
        ])
    }

    static func remedies(_ item: ServiceItem) -> [Fact] {
        func place(_ place: RemedyPlace?) -> String? {
            place.map { [$0.body, $0.address, $0.telephone.map { "电话\($0)" }].compactMap(\.self).joined(separator: "，") }
        }
        return facts([("行政复议", place(item.rights.reconsideration)), ("行政诉讼", place(item.rights.litigation))])
    }

    /// What the platform calls it, for whoever compares.
    static func identity(_ stored: ServiceItem, unit: String) -> [Fact] {
        let identity = stored.identity, authority = stored.authority
        return facts([
            ("事项名称", identity.name), ("实施主体", authority.implementer ?? unit), ("实施主体性质", authority.implementerNature?.words),
            ("委托部门", authority.delegate.value), ("事项类型", identity.type.words), ("2014年类型", identity.legacyType?.words),
            ("行使层级", authority.level?.words), ("权力来源", authority.powerSource?.words), ("权限划分", authority.division),
            ("承办机构", authority.section), ("办理形式", stored.process.forms.map(\.words).joined(separator: "、")),
            ("通办范围", stored.conditions.crossRegionScope.value?.words), ("中介服务", stored.process.intermediary.value),
            ("基本编码", identity.catalogCode), ("实施编码", identity.taskCode), ("地方编码", identity.localTaskCode),
            ("版本", "第\(identity.version)版，\(identity.effectiveFrom.chineseText)起施行"),
        ])
    }

    static func facts(_ lines: [(String, String?)]) -> [Fact] {
        lines.compactMap { label, value in value.flatMap { $0.isEmpty ? nil : Fact(label: label, value: $0) } }
    }
}
