import GongkaiCore
import GongkaiStore

extension MatterRefusal: RefusedInWords {
    var status: Int {
        switch self {
        case .dutyMissing, .notForThisUnit, .notTheHandler, .onlyFor, .ownWork: 403
        case .dayIsToday, .dayToCome, .dayTooEarly, .fields, .obstacles, .branchMissing: 422
        case .stale, .notInThisState, .unknownToLaw, .doneBefore, .branchClosed, .notReversible, .nothingToReverse: 409
        }
    }
}

extension MatterAccessRefusal: RefusedInWords {
    var status: Int {
        switch self {
        case .notFound: 404
        case .permissionMissing, .agencyOutsideScope, .notYoursToHandle: 403
        case .reasonMissing, .unknownOfficer, .cannotHandle, .daysBackwards, .delegationPast, .delegatedAlready, .tooManyFiles,
            .noteMissing,
            .noteTooLong, .filterNameMissing, .filterTooLong, .filterEmpty, .tooManyFilters:
            422
        case .caseNumberTaken, .certificateTaken, .complaintKnown, .notADraft: 409
        }
    }
}

extension CalendarRefusal: RefusedInWords {
    var status: Int {
        switch self {
        case .notFound: 404
        case .malformed: 422
        case .ownProposal: 403
        case .decided: 409
        }
    }
}

extension NoticeRefusal: RefusedInWords {
    var status: Int { self == .notFound ? 404 : 422 }
}

extension PublicationRefusal: RefusedInWords {
    var status: Int {
        switch self {
        case .proposalUnknown: 404
        case .titleMissing, .titleTooLong, .reasonMissing, .reasonTooLong, .noRequests, .delayOutside: 422
        case .notAnswered, .notBefore, .begun, .changedMeanwhile, .decided: 409
        }
    }
}
