extension ClockGround {
    package static let thirdParty = ClockGround("thirdParty", "征求第三方意见")
    package static let otherAgency = ClockGround("otherAgency", "征求其他机关意见")
    /// 共同制作: the other organs that made the information.
    package static let jointMaker = ClockGround("jointMaker", "征求共同制作机关意见")
    package static let supplement = ClockGround("supplement", "补正")
    package static let fee = ClockGround("fee", "缴费")
    package static let extended = ClockGround("extended", "延期答复")
    package static let largeVolume = ClockGround("largeVolume", "申请数量、频次明显超过合理范围，延迟答复")

    /// Everything that changes the clock of a request under one of the regulations.
    package static let ofRequests = [thirdParty, otherAgency, jointMaker, supplement, fee, extended, largeVolume]

    /// What stops it.
    package static let consultations = [thirdParty, otherAgency, jointMaker]
}
