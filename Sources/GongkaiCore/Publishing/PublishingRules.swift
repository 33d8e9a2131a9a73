/// The publishing table: state × action. A pair that is not here is not allowed.
package enum PublishingRules {
    /// What the action does to a version in this state; nil when it is not allowed there.
    package static func move(_ action: PublishingAction, from state: VersionState) -> PublishingMove? {
        switch (state, action) {
        // Writing. Text under review or approved is not edited: it is recalled first, so that what was approved is what appears.
        case (.draft, .save): PublishingMove(.draft, .unit(.writeArticles))
        case (.draft, .discard): PublishingMove(.discarded, .unit(.writeArticles))
        case (.draft, .submit): PublishingMove(.inReview, .unit(.writeArticles), effects: [.recordReview])

        // Reviewing. The last step leads to approved; the others leave the version in review, one step on.
        case (.inReview, .approve): PublishingMove(.approved, .stepReviewer, effects: [.recordReview])
        case (.inReview, .reject): PublishingMove(.draft, .stepReviewer, fields: [.reason], effects: [.recordReview])
        case (.inReview, .recall): PublishingMove(.draft, .unit(.writeArticles))
        case (.approved, .recall): PublishingMove(.draft, .unit(.writeArticles))
        case (.scheduled, .recall): PublishingMove(.approved, .unit(.publishArticles))

        // Publishing.
        case (.approved, .schedule), (.scheduled, .schedule):
            PublishingMove(.scheduled, .unit(.publishArticles), fields: [.publishAt], if: [.publishable])
        case (.approved, .publish):
            PublishingMove(.live, .unit(.publishArticles), effects: [.supersedePredecessor, .show], if: [.publishable])
        case (.scheduled, .publish):
            PublishingMove(.live, .unitOrProgram(.publishArticles), effects: [.supersedePredecessor, .show], if: [.publishable])

        // Emergencies: the secrecy review is never skipped, only the further steps come afterwards.
        case (.draft, .publishEmergency), (.inReview, .publishEmergency), (.approved, .publishEmergency):
            PublishingMove(
                .live, .unit(.publishInEmergency), fields: [.reason, .secrecyOutcome, .basis],
                effects: [.recordReview, .demandApproval, .supersedePredecessor, .show], if: [.publishableBeforeReview, .anotherPerson])
        case (.live, .confirmEmergency):
            PublishingMove(
                .live, .office(.approveArticles), effects: [.recordReview, .settleApproval], if: [.approvalPending, .anotherPerson])
        case (.live, .refuseEmergency):
            PublishingMove(
                .withdrawn, .office(.approveArticles), fields: [.reason], effects: [.recordReview, .settleApproval, .tombstone],
                if: [.approvalPending, .anotherPerson])

        // After publication.
        case (.live, .withdraw): PublishingMove(.withdrawn, .unit(.publishArticles), fields: [.reason], effects: [.tombstone])
        case (.live, .expire): PublishingMove(.expired, .program, effects: [.tombstone])
        case (.live, .supersede): PublishingMove(.superseded, .program)
        case (.live, .restoreAsDraft), (.superseded, .restoreAsDraft), (.expired, .restoreAsDraft), (.withdrawn, .restoreAsDraft),
            (.discarded, .restoreAsDraft):
            PublishingMove(state, .unit(.writeArticles), effects: [.newDraft])

        // Another column may have another scheme: what is under way is recalled before it moves.
        case (.draft, .move): PublishingMove(.draft, .unit(.writeArticles), fields: [.targetColumn])
        case (.live, .move): PublishingMove(.live, .unit(.publishArticles), fields: [.targetColumn], effects: [.redirect, .show])

        default: nil
        }
    }

    /// The actions the table knows in this state, in the order buttons are shown.
    package static func actions(in state: VersionState) -> [PublishingAction] {
        PublishingAction.allCases.filter { move($0, from: state) != nil }
    }
}
