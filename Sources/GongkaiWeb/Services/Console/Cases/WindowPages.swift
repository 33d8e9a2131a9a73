import GongkaiCore
import GongkaiStore

/// Finds the item that somebody at the window wants.
struct WindowPage: Page {
    struct Item: Sendable {
        let name: String
        let href: String
        let guideHref: String
        let unit: String
        let facts: String
    }

    static let template = "cases/window"
    let title = "一窗受理"
    var breadcrumb: [Crumb] { [.console, .cases] }
    let action: String
    let words: String
    let items: [Item]
    let hasItems: Bool
    let empty: String
    /// That there are more than these.
    let more: String?

    init(_ words: String, _ lines: [ServiceItemLine], _ units: [AgencyID: String]) {
        self.init(
            words,
            lines.prefix(WindowConsole.most).map { line in
                let facts = [line.type.words, line.promise, line.hasFees == true ? "收费" : "不收费"].compactMap(\.self)
                return Item(
                    name: line.name, href: Route.windowIntake.path(line.taskCode).text, guideHref: Route.service.path(line.taskCode).text,
                    unit: units[line.agency] ?? "", facts: facts.joined(separator: "，"))
            }, hasMore: lines.count > WindowConsole.most)
    }

    private init(_ words: String, _ items: [Item], hasMore: Bool) {
        action = Route.window.path().text
        self.words = words
        self.items = items
        hasItems = !items.isEmpty
        empty = words.isEmpty ? "输入事项名称或者单位名称中的几个字，如“餐饮”“招牌”，所有单位的事项都可以在这里收件。" : "没有名称中有“\(words)”的事项。请换几个字再找。"
        more = hasMore ? "只列出前\(WindowConsole.most)个。请多写几个字。" : nil
    }

    static let samples = [
        WindowPage("招牌", [Item(name: "门店招牌设置许可", href: "/i", guideHref: "/g", unit: "区城管局", facts: "行政许可")], hasMore: true),
        WindowPage("", [], hasMore: false),
    ]
}

/// The form at the window: who applies, and the list of materials to tick off.
struct WindowIntakePage: Page {
    struct OpenCase: Sendable {
        let number: String
        let href: String
    }

    static let materials = "materials"
    static let reused = "reused"
    static let agreed = "agreed"
    static let template = "cases/intake"
    let title: String
    var breadcrumb: [Crumb] { [.console, .cases, .window] }
    let unit: String
    let promise: String
    /// Where several units act together: all of them, with one filing.
    let joint: String?
    private(set) var materialRows: [FormRow]
    let hasMaterials: Bool
    /// A place for the files of each material, and one for others.
    let files: [FileField]
    let filesHint = MaterialFiles.hint + "附件加密保存，打开会留下记录。"
    let dayRows: [FormRow]
    /// By which appointment the applicant came.
    private(set) var booked: String?
    /// What they have under way already.
    private(set) var open: [OpenCase]
    private(set) var hasOpen: Bool
    let carried: [FormField]
    let groups: [IntakeGroup]
    let action: String
    let token: String
    let once: String
    let who: String
    let cancelHref: String
    var mistakes: [Mistake] { materialRows.mistakes + IntakeGroup.mistakes(groups) + dayRows.mistakes + files.flatMap(\.mistakes) }
    var undone: String { "没有收件" }

    init(
        _ typed: WindowIntake, _ offered: OfferedCase, unit: String, errors: [String: String],
        files: [FileField], token: String
    ) {
        self.init(
            typed, offered.terms, reusable: offered.reusable, task: offered.item.taskCode, unit: unit, errors: errors, files: files,
            token: token)
    }

    private init(
        _ typed: WindowIntake, _ terms: CaseTerms, reusable: [RequiredMaterial], task: String, unit: String, errors: [String: String],
        files: [FileField], token: String
    ) {
        let form = typed.form, came = typed.came
        title = terms.itemName
        booked = typed.visit.map { visit in
            "预约编号\(visit.appointment.number)，\(visit.appointment.halfHour.words)。"
                + (form[.name].isEmpty ? "请填写申请人。" : "姓名和电话是预约时填写的，请与来的人核对；来的不是申请人的，改成申请人，并填写代理人。")
        }
        open = (typed.visit?.cases ?? []).map { OpenCase(number: $0.number, href: Route.serviceCase.path("\($0.id.value)").text) }
        hasOpen = !open.isEmpty
        self.unit = unit
        promise =
            terms.kind == .immediate
            ? "即办件，当场办结" : "承诺\(terms.promisedDays)\(terms.statutory.unit.words)，法定\(terms.statutory.days)\(terms.statutory.unit.words)"
        var names: [String] = []
        for step in terms.steps where !names.contains(step.unitName) { names.append(step.unitName) }
        joint = terms.isJoint ? "联合办理：收一次件，\(names.joined(separator: "、"))一同办理，一份告知、一张收费单、一个结果。" : nil
        materialRows =
            terms.materials.isEmpty
            ? []
            : [
                .boxes(
                    Self.materials, "当场核对材料",
                    terms.materials.map { material in
                        let kind = material.isRequired ? (material.mayFollow ? "必需，可容缺" : "必需") : "可不交"
                        return .init(value: material.code, text: "\(material.name)（\(kind)）", isChosen: came.contains(material.code))
                    }, hint: "收到并且符合要求的打勾。缺少必需材料的也可以先收件，再一次性告知补正；当场能更正的，请申请人当场更正。")
            ]
        if !reusable.isEmpty {
            materialRows += [
                .boxes(
                    Self.reused, "以前在本区办事时交过的",
                    reusable.map { .init(value: $0.code, text: $0.name, isChosen: typed.reused.contains($0.code)) },
                    hint: "申请人没有带来、说以前交过的打勾。收件后按姓名和证件号码查找以前的办件，由窗口核对后用“当场更正”登记；核对以前不算收到。"),
                .boxes(
                    Self.agreed, "申请人是否同意再次使用", [.init(value: "yes", text: "已当面询问，申请人同意再次使用上面选的材料", isChosen: typed.agrees)],
                    hint: "上面没有选的，不用勾。", error: errors[Self.agreed]),
            ]
        }
        hasMaterials = !materialRows.isEmpty
        let renewal = terms.waitsForValidity ? [typed.filled.validityRow(errors, says: "看申请人带来的原许可证")] : []
        dayRows =
            renewal + [
                .text(
                    IntakeForm.Name.arrivedOn.rawValue, "收件日期", form[.arrivedOn], hint: "期限从收件之日算。补录以前收到的，填实际收到的那一天，系统会记录是补录。",
                    error: errors[IntakeForm.Name.arrivedOn.rawValue], longest: 20, inputMode: "numeric", isShort: true),
                .area(
                    MatterField.corrected.code, MatterField.corrected.label, typed.corrected, isOptional: true,
                    hint: "申请人当场改正了错误的，写明改了哪里，会记入办件经过。", error: errors[MatterField.corrected.code], counted: 1_000),
            ]
        let applicant = form.applicantGroups(errors: errors, speaksToApplicant: false)
        groups = applicant + typed.groups(errors)
        carried = form.unshown(applicant).filter { $0.name != IntakeForm.Name.arrivedOn.rawValue } + typed.carried
        self.files = files
        action = Route.windowIntake.path(task).text
        self.token = token
        once = OnceOnly.ticket()
        who = form.isOrganisation ? "organisation" : "person"
        cancelHref = Route.window.path().text
    }

    static let samples: [WindowIntakePage] = {
        let terms = try? CaseTerms(
            item: "43", version: 1, name: "门店招牌设置许可", isJoint: true, statutory: TimeLimit(20, article: "第四十二条"), promisedDays: 5,
            steps: [.init("A", "初审", unit: AgencyID(value: 1), unitName: "区城管局", days: 3)], materials: [.init("M01", "申请书")])
        var form = IntakeForm()
        form[.employer] = "某厂"
        form[.who] = "organisation"
        return [terms].compactMap(\.self).map {
            var page = WindowIntakePage(
                WindowIntake(form, CaseForm(), nil, came: ["M01"], corrected: "补了签名"), $0, reusable: [], task: "43", unit: "区城管局",
                errors: ["name": "请填写姓名。", "arrivedOn": "请核对日期。"],
                files: [FileField(sample: "文件是空的。"), FileField(sample: nil)], token: "t")
            page.materialRows += FormRow.samples
            page.booked = "预约编号ZX12-YY-202600001，2026年2月3日9:30至10:00。"
            page.open = [OpenCase(number: "ZX12-BJ-202600001", href: "/console/cases/1")]
            page.hasOpen = true
            return page
        }
    }()
}

/// What was taken in: its number, and the code for the applicant, which is told once.
struct WindowTakenPage: Page {
    struct Next: Sendable {
        let href: String
        let label: String
    }

    /// How the receipt with the code is had: both go along sealed.
    struct Receipt: Sendable {
        let action: String
        let token: String
        let pass: String
        let hasPDF: Bool
    }

    /// A material that is looked up, and where.
    struct Confirmed: Sendable {
        let label: String
        let value: String
        let source: EarlierCase?
    }

    static let template = "cases/taken"
    let title = "已收件"
    var breadcrumb: [Crumb] { [.console, .cases, .window] }
    let item: String
    let number: String
    let code: String
    /// What is still missing, and what to do about it.
    let missing: String?
    /// What the applicant agreed to have used again, and where it may be.
    let toConfirm: [Confirmed]
    let hasToConfirm: Bool
    let receipt: Receipt
    let next: Next
    let steps: [Next]
    let caseHref: String
    let windowHref: String

    init(
        _ id: MatterID, _ pass: FollowPass, _ terms: CaseTerms, missing: [CaseTerms.Material], toConfirm: [ReusedMaterial],
        lacksValidity: Bool, earlier: [String: MatterID], receipt: Receipt
    ) {
        self.init(
            id: id, number: pass.number, code: pass.code.grouped, item: terms.itemName,
            missing: missing.filter { material in !toConfirm.contains { $0.material == material.code } },
            toConfirm: toConfirm.map {
                Confirmed(
                    label: terms.material($0.material)?.name ?? $0.material, value: $0.words,
                    source: EarlierCase($0, earlier))
            },
            lacksValidity: lacksValidity, receipt: receipt)
    }

    private init(
        id: MatterID, number: String, code: String, item: String, missing: [CaseTerms.Material], toConfirm: [Confirmed],
        lacksValidity: Bool,
        receipt: Receipt
    ) {
        func step(_ action: CaseAction) -> Next {
            Next(href: Route.serviceCaseStep.path("\(id.value)", action.rawValue).text, label: action.words)
        }
        self.item = item
        self.number = number
        self.code = code
        let names = missing.map { "“\($0.name)”" }.joined(separator: "、")
        self.missing =
            missing.isEmpty ? nil : "还缺\(names)。" + (missing.allSatisfy(\.mayFollow) ? "都可以容缺，申请人承诺补交的，可以容缺受理。" : "请一次性告知补正的全部内容。")
        self.toConfirm = toConfirm
        hasToConfirm = !toConfirm.isEmpty
        self.receipt = receipt
        // One order, whatever is missing; what comes next stands first.
        let isPromise = !missing.isEmpty && missing.allSatisfy(\.mayFollow)
        let first: CaseAction =
            missing.isEmpty ? toConfirm.isEmpty ? .accept : .correct : isPromise ? .acceptWithPromise : .giveNotice
        next = step(first)
        let all: [CaseAction] =
            (lacksValidity ? [.registerValidity] : []) + [.correct] + (isPromise ? [.acceptWithPromise] : [])
            + (missing.isEmpty ? [] : [.giveNotice])
            + [.handOver]
        steps = all.filter { $0 != first }.map(step)
        caseHref = Route.serviceCase.path("\(id.value)").text
        windowHref = Route.window.path().text
    }

    static let samples = [
        WindowTakenPage(
            id: MatterID(value: 3), number: "ZX12-BJ-202600003", code: "3F8H-72QW-XJ05", item: "门店招牌设置许可",
            missing: [CaseTerms.Material("M01", "申请书")],
            toConfirm: [
                Confirmed(
                    label: "营业执照", value: ReusedMaterial("M02", from: "ZX12-BJ-202500009", on: "2025-03-03").words,
                    source: .sample)
            ],
            lacksValidity: true, receipt: Receipt(action: "/console/window/1/receipt", token: "t", pass: "p", hasPDF: true))
    ]
}
