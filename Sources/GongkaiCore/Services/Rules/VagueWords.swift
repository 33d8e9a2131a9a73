/// Words that leave open what somebody must bring or whom they must ask (no guide may have them).
package enum VagueWords {
    /// Longer ones first, so that the whole phrase is quoted.
    package static let all = [
        "法律法规规定的其他材料", "法律、法规规定的其他材料", "其他需要提供的材料", "其他有关材料", "其他相关材料", "其它材料", "其他材料", "其他证明", "其他条件", "其他要求",
        "相关证明", "相关材料", "相关资料", "相关部门", "相关单位", "有关证明", "有关材料", "有关资料", "有关部门", "有关单位", "等材料", "等资料", "等证明",
    ]

    /// The first one in a text. Most texts have none of the characters that every phrase has one of.
    package static func found(in text: String) -> String? {
        guard text.unicodeScalars.contains(where: marks.contains) else { return nil }
        return all.first(where: text.contains)
    }

    private static let marks: Set<Unicode.Scalar> = ["他", "它", "关", "等"]
}
