/// The stages an article of a column passes before it may be published, in order. Schemes are data; the shipped ones are only a beginning.
///
/// > 先审查、后公开，一事一审: drafter, unit reviewer and unit leader are three persons (三审制).
package struct ReviewScheme: Sendable, Equatable, Decodable {
    package let code: String
    package let name: String
    package let steps: [ReviewStep]

    package init(code: String, name: String, steps: [ReviewStep]) {
        self.code = code
        self.name = name
        self.steps = steps
    }

    /// Why a scheme cannot be used; each sentence says what to do.
    package var faults: [String] {
        var faults: [String] = []
        if name.isEmpty { faults.append("请填写审核流程的名称。") }
        for (index, step) in steps.enumerated() where step.name.isEmpty {
            faults.append("请填写第\(index + 1)步的名称。")
        }
        if steps.allSatisfy({ $0.scope == .author }) { faults.append("除自审外至少还要有一步，由编写人以外的人审核。") }
        if !steps.contains(where: \.isSecrecy) { faults.append("请指定哪一步作保密审查：未经保密审查的信息不得公开。") }
        for (index, step) in steps.enumerated() where step.scope == .author {
            if index > 0 { faults.append("“\(step.name)”由编写人自己作出，只能是第一步。") }
            if step.isSecrecy { faults.append("保密审查不能由编写人自己作出，请改由后面的步骤作出。") }
        }
        return faults
    }

    /// The stages after the author's own, with their positions: those somebody else must pass.
    package var stepsOfOthers: [(position: Int, step: ReviewStep)] {
        steps.enumerated().filter { $0.element.scope != .author }.map { ($0.offset, $0.element) }
    }

    /// The schemes every installation begins with.
    package static let shipped: [ReviewScheme] = GongkaiCore.shipped(PackageResources.review_schemes_json, named: "review-schemes.json")
}
