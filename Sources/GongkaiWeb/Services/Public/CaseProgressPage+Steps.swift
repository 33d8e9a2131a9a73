import GongkaiCore
import GongkaiStore

/// What applicants can do on the page of their case.
extension CaseProgressPage {
    static let applicantActions: Set<CaseAction> = [.supplement, .handInPromised, .handInMissing, .withdraw, .rate]

    /// The steps that bring files, as they can be taken now.
    static func filing(_ buttons: [MatterButton]) -> [(CaseAction, Int?)] {
        buttons.compactMap { button in
            guard button.refusal == nil, let action = CaseAction(rawValue: button.action.code),
                [.supplement, .handInPromised, .handInMissing].contains(action)
            else { return nil }
            return (action, button.branch)
        }
    }

    /// The materials that a step brings.
    static func wanted(_ action: CaseAction, _ branch: Int?, _ matter: Matter) -> [CaseTerms.Material] {
        let progress = CaseProgress(matter, names: [:])
        switch action {
        case .supplement:
            var seen: Set<String> = []
            let deficits = progress.notice?.deficits ?? []
            let named = deficits.filter { !$0.isThere && !$0.isDropped }.compactMap(\.material).filter { seen.insert($0.code).inserted }
            // What is wrong with the application itself has no material that it could stand under.
            return deficits.contains { $0.material == nil } ? named + [other] : named
        case .handInPromised: return progress.promises.first { $0.branch == branch }?.materials ?? []
        case .handInMissing: return progress.lacking
        default: return []
        }
    }

    /// Whatever else answers the notice.
    static let other = CaseTerms.Material("other", "其他补正的文件", isRequired: false)

    /// A step as somebody filled it in.
    struct Typed: Sendable {
        struct Incomplete: Error {
            let words: String
        }

        let action: CaseAction
        let branch: Int?
        let version: Int
        let text: String
        let stage: String
        let grade: String
        var form: CaseForm
        /// By the code of the material.
        var errors: [String: String] = [:]
        var error: String?

        init(_ action: CaseAction, _ sent: SubmittedForm) {
            self.action = action
            branch = sent["branch"].flatMap { Int($0) }
            version = sent["version"].flatMap { Int($0) } ?? 0
            text = (sent["text"] ?? "").replacing("\r\n", with: "\n")
            stage = sent["stage"] ?? ""
            grade = sent["grade-\(stage)"] ?? ""
            form = CaseForm(sent)
        }

        /// What the applicant wants, once everything is there.
        func request(_ materials: [CaseApplication.Material]) throws(Incomplete) -> MatterRequest {
            var values: [MatterField: FieldValue] = [:]
            switch action {
            case .supplement:
                let handedIn = materials.filter { $0.way == .upload && $0.code != CaseProgressPage.other.code }.map(\.code)
                if materials.isEmpty, text.isEmpty { throw Incomplete(words: "还没有补任何材料。请添加材料，或者写明怎样补正。") }
                values[.handedIn] = .text(handedIn.joined(separator: ";"))
                values[.supplementNote] = .text(text)
                // What comes to the window is not there before a clerk has it: the case waits for it.
                if Self.isPart(materials) {
                    if text.isEmpty { values[.supplementNote] = .text("其余的材料交到窗口。") }
                    let said = Dictionary(uniqueKeysWithValues: values.map { ($0.key.code, $0.value) })
                    return MatterRequest(CaseAction.supplementPart.action, seen: version, values: said, branch: branch)
                }
            case .handInMissing:
                values[.handedIn] = .text(materials.map(\.code).joined(separator: ";"))
                values[.supplementNote] = .text(text)
            case .handInPromised: values[.supplementNote] = .text(text)
            case .withdraw: values[.withdrawalNote] = .text(text)
            case .rate:
                guard ServiceSatisfaction(rawValue: grade) != nil else { throw Incomplete(words: "请选择满意程度，再提交评价。") }
                values[.ratedStage] = .text(stage)
                values[.rating] = .text(grade)
                values[.ratingWords] = .text(text)
            default: break
            }
            let said = Dictionary(uniqueKeysWithValues: values.map { ($0.key.code, $0.value) })
            return MatterRequest(action.action, seen: version, values: said, branch: branch)
        }

        private static func isPart(_ materials: [CaseApplication.Material]) -> Bool { materials.contains { $0.way == .window } }

        func done(_ materials: [CaseApplication.Material]) -> DoneNotice {
            switch action {
            case .supplement: Self.isPart(materials) ? .casePartSupplemented : .caseSupplemented
            case .handInPromised, .handInMissing: .casePromiseHandedIn
            case .rate: ServiceSatisfaction(rawValue: grade)?.isPoor == true ? .caseRatedPoor : .caseRated
            default: .caseWithdrawn
            }
        }
    }

    /// A form on the page.
    struct Act: Sendable {
        struct File: Sendable {
            let field: FileField
            /// The box that says it comes to the window; nil where it cannot.
            let windowName: String?
            let isWindow: Bool
        }

        let id: String
        let action: String
        let branch: String
        let heading: String
        let note: String
        let files: [File]
        let label: String
        let text: String
        let longest: String
        let button: String
        let isGrave: Bool
        let textError: String?
        /// Its form shows open.
        let isOpen: Bool
    }

    /// 好差评 of one stage: five grades, none of them chosen.
    struct RatingForm: Sendable {
        let stage: String
        let heading: String
        let row: FormRow
        let text: String
        let isWrong: Bool
        let isOpen: Bool
    }

    static func acts(
        _ stored: StoredMatter, _ buttons: [MatterButton], _ fields: [String: FileField], _ typed: Typed?
    ) -> [Act] {
        buttons.compactMap { button in
            guard button.refusal == nil, let action = CaseAction(rawValue: button.action.code) else { return nil }
            let mine = typed.flatMap { $0.action == action && $0.branch == button.branch ? $0 : nil }
            let files = wanted(action, button.branch, stored.matter).compactMap { material in
                fields[material.code].map { field in
                    Act.File(
                        field: field, windowName: action == .supplement && material.isRequired ? CaseForm.Name.way(material.code) : nil,
                        isWindow: mine?.form.way(material.code) == .window)
                }
            }
            func act(_ heading: String, _ note: String, label: String, longest: Int, button words: String, isGrave: Bool = false) -> Act {
                Act(
                    id: action.rawValue + (button.branch.map { "-\($0)" } ?? ""), action: action.rawValue,
                    branch: button.branch.map(String.init) ?? "", heading: heading, note: note, files: files, label: label,
                    text: mine?.text ?? "", longest: "\(longest)", button: words, isGrave: isGrave, textError: mine?.error,
                    isOpen: mine != nil || !isGrave)
            }
            switch action {
            case .supplement:
                return act(
                    "补材料", "告知书上列的、还没有收到的都在这里，一次补齐。也可以到窗口补：全部收到以前，办件继续等待补正。" + MaterialFiles.hint, label: "补正说明", longest: 2_000,
                    button: "提交补的材料")
            case .handInPromised:
                let isLate = button.branch.flatMap(stored.matter.branch)?.state == .lapsed
                let when = isLate ? "约定的日期已过，作出决定以前仍可以补交。" : "在约定的日期以前补交。"
                return act("补交容缺的材料", when + "也可以到窗口补交。" + MaterialFiles.hint, label: "说明", longest: 2_000, button: "补交材料")
            case .handInMissing:
                return act(
                    "补交缺少的材料", "申请已经受理，这些材料还没有收到；补交以前，不能准予许可。也可以到窗口补交。" + MaterialFiles.hint, label: "说明",
                    longest: 2_000, button: "补交材料")
            case .withdraw:
                return act(
                    "撤回申请", "不再需要的，作出决定以前可以撤回。撤回后不再办理，也不能恢复；以后需要的，可以重新申请。", label: "撤回的原因", longest: 1_000,
                    button: "确认撤回", isGrave: true)
            default: return nil
            }
        }
    }

    static func ratingForms(_ matter: Matter, _ typed: Typed?) -> [RatingForm] {
        CaseProgress.stagesToRate(matter).map { stage in
            let mine = typed.flatMap { $0.action == .rate && $0.stage == stage.code ? $0 : nil }
            return RatingForm(
                stage: stage.code, heading: "评价“\(stage.label)”",
                row: .radios(
                    "grade-\(stage.code)", "您对“\(stage.label)”满意吗",
                    ServiceSatisfaction.allCases.map {
                        FormRow.Choice(value: $0.rawValue, text: $0.words, isChosen: mine?.grade == $0.rawValue)
                    },
                    hint: "评价不满意的，1个工作日内与您联系。", error: mine?.error),
                text: mine?.text ?? "", isWrong: mine?.error != nil, isOpen: mine != nil)
        }
    }
}
