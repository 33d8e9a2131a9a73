import GongkaiCore
import GongkaiStore

/// Reads the form of a site.
struct SiteForm {
    let settings: SiteSettings?
    /// By field.
    let faults: [String: String]

    init(_ form: SubmittedForm, over before: SiteSettings?) {
        var faults: [String: String] = [:]
        func text(_ name: String) -> String? { form[name].flatMap { $0.isEmpty ? nil : $0 } }
        let owner = form["agency"].flatMap { Int64($0) }.map { AgencyID(value: $0) }
        if owner == nil { faults["agency"] = "请选择主办单位。" }
        let look = form["look"].flatMap { SiteSettings.Look(rawValue: $0) }
        if look == nil { faults["look"] = "请选择配色。" }
        let code = before?.code ?? form["code"] ?? ""
        if before == nil, let fault = SiteAddress.fault(in: code) { faults["code"] = fault.words }
        self.faults = faults
        guard faults.isEmpty, let owner, let look else {
            settings = nil
            return
        }
        settings = SiteSettings(
            code: code,
            facts: SiteFacts(
                name: form["name"] ?? "", domain: form["domain"] ?? "", idCode: form["id_code"] ?? "", owner: owner,
                isPortal: form["is_portal"] == "1", offersServices: form["offers_services"] == "1"), isClosed: before?.isClosed ?? false,
            look: look, icpNumber: text("icp"), policeNumber: text("police"), contact: text("contact"), banner: before?.banner,
            bannerUntil: before?.bannerUntil)
    }

    /// Sentences of the store beside the field that they speak of.
    static func placed(_ sentences: [String]) -> [String: String] {
        var placed: [String: String] = [:]
        for sentence in sentences {
            let field =
                sentence.contains("标识码") ? "id_code" : sentence.contains("域名") ? "domain" : sentence.contains("代码") ? "code" : "name"
            placed[field, default: ""] += sentence
        }
        return placed
    }

    /// `2014-03-30 18:00`, as one types it or as a browser's field sends it.
    static func moment(_ text: String) -> Instant? {
        let parts = text.split(whereSeparator: { $0 == " " || $0 == "T" })
        guard let day = parts.first.flatMap({ CellDay.read(String($0)) }) else { return nil }
        guard parts.count > 1 else { return Instant(day.adding(days: 1)) }
        let time = parts[1].split(separator: ":").map { Int($0) }
        guard parts.count == 2, time.count == 2, let hour = time[0], let minute = time[1], (0..<24).contains(hour),
            (0..<60).contains(minute)
        else { return nil }
        return Instant(day, hour: hour, minute: minute)
    }
}

/// Reads the form of a column.
struct ColumnForm {
    /// Characters of its texts.
    static let longest = ["name": 40, "description": 200, "keywords": 200]
    let settings: ColumnSettings?
    let faults: [String: String]

    init(_ form: SubmittedForm) {
        var faults = form.tooLong(Self.longest)
        let kind = ColumnKind.code(form["kind"] ?? "")
        if kind == nil { faults["kind"] = "请选择栏目类别。" }
        let owner = form["agency"].flatMap { Int64($0) }.map { AgencyID(value: $0) }
        if owner == nil { faults["agency"] = "请选择维护单位。" }
        for (name, label) in [("name", "名称"), ("code", "网址代码"), ("description", "说明"), ("keywords", "关键词")]
        where (form[name] ?? "").isEmpty { faults[name] = "请填写栏目\(label)。" }
        let interval = form["interval"] ?? "", position = form["position"].flatMap { Int($0) }
        if !interval.isEmpty, Int(interval).map({ $0 < 1 }) ?? true { faults["interval"] = "更新时限请填写天数，按栏目类别执行的留空。" }
        if position == nil { faults["position"] = "次序请填写数字，小的在前。" }
        self.faults = faults
        guard faults.isEmpty, let kind, let owner, let position else {
            settings = nil
            return
        }
        let kinds = Set(form.all("kinds"))
        settings = ColumnSettings(
            column: SiteColumn(
                code: form["code"] ?? "", name: form["name"] ?? "", description: form["description"] ?? "",
                keywords: (form["keywords"] ?? "").split(whereSeparator: { "，,;；、 \n".contains($0) }).map(String.init), kind: kind,
                parent: form["parent"].flatMap { $0.isEmpty ? nil : $0 }, owner: owner, updateIntervalDays: Int(interval),
                isArchived: form["is_archived"] == "1"), scheme: form["scheme"] ?? "",
            acceptedKinds: kinds.isEmpty ? nil : kinds, position: position)
    }
}
