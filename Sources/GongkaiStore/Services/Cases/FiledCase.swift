package import GongkaiCore

/// What an applicant gets: the number and the code by which they follow their case. The code is told once and kept nowhere.
package struct FiledCase: Sendable, Equatable {
    package let id: MatterID
    package let number: String
    package let code: TrackingCode
}

/// What stands beside the steps of a case, without saying who applies.
package struct CaseDetail: Sendable, Equatable {
    package let item: String
    package let itemVersion: Int
    package let channel: CaseIntake.Channel
    package let masked: MaskedApplicant
    package let files: [MatterFile]
}
