import Hummingbird

/// What the page after a redirect says was done. Travels in a cookie that is cleared when shown.
enum DoneNotice: String, Sendable {
    case entered, corrected, voided, imported, passwordChanged, officerCreated, officerChanged, passwordReset, agencyCreated, loggedOut
    case filesAdded, filesArranged
    case reportSaved, reportPublished, alreadyDone, guideSaved, guidePublished, guideWithdrawn
    case linked, unlinked, sheetProposed, sheetApproved, sheetRejected, sheetWithdrawn
    case collectionSaved, collectionShown, collectionHidden, siteSaved, siteClosed, siteReopened, columnSaved, bannerSet, bannerLifted
    case articleSaved, articleSubmitted, articleApproved, articleRejected, articleRecalled, articleScheduled, articlePublished
    case articleWithdrawn, articleDrafted, articleMoved, articleDiscarded, hitCleared, articlePushed, articleTakenBack
    case inspected, dutyAssigned
    case synonymsSaved, synonymsRemoved
    case articleDraftFound, draftFound, articleHeldBack
    case paperSaved, paperIssued, paperSettingSaved
    case draftSigned, draftSetAside, gateWordSaved, gateWordsTaken
    case noneChosen, stepTaken, noteKept, filterKept, filterForgotten, delegated, delegationEnded, feedEnded
    case calendarProposed, calendarConfirmed, calendarRejected
    case redactionAdded, redactionSaved, redactionProven, redactionFailed, redactionGiven, redactionKeptBack
    case noticesRead, noticeChoiceSaved, mailSaved, mailTried
    case replyDrafted, replyDelaySaved, proposalMade, proposalAccepted, proposalDeclined
    case itemFormKept, itemFormSame, itemSaved, itemPublished, itemWithdrawn, itemReinstated, itemsImported
    case caseSupplemented, casePartSupplemented, casePromiseHandedIn, caseWithdrawn, caseRated, caseRatedPoor, appointmentCancelled,
        appointmentArrived, appointmentMoved,
        placesSaved
    case cardIssued, complaintUpheld, scoresPublished, scoreObjected, scoreResolved, rulesSet
    case requestSupplemented, requestExplained, requestWithdrawn, mailWishKept
    case requestFilesLate, requestFiledBefore, replyDraftedWithoutFiles

    static let cookie = "done"

    /// Whether something is left to be seen to.
    var kind: Notice.Kind {
        switch self {
        case .requestFilesLate, .requestFiledBefore, .replyDraftedWithoutFiles: .warning
        default: .done
        }
    }

    var words: String {
        switch self {
        case .cardIssued: "已发牌，承办人和单位负责人已收到通知。"
        case .complaintUpheld: "已登记投诉属实。一件办件只发一张投诉属实的牌：还没有的，一分钟内发给所选的单位；已有的，这次只作登记。"
        case .scoresPublished: "已公布，各单位现在都能看到。"
        case .scoreObjected: "异议已提交，监察人员会处理并说明理由。"
        case .scoreResolved: "异议已处理，单位能看到结果和理由。"
        case .rulesSet: "已施行。一分钟内按新的规则重新计算，已经发的牌不变。"
        case .itemFormKept: "表单已存入草稿，发布以前申请人看不到。请从头试填一遍，再请人核对发布。"
        case .itemFormSame: "这个文件与现在的表单相同，没有改动。"
        case .itemSaved: "草稿已保存。请看检查结果，没有必须改正的，就可以请人核对发布。"
        case .itemPublished: "已发布，办事大厅按施行日期显示。"
        case .itemWithdrawn: "已撤下。原网址现在只显示撤下的时间和理由。"
        case .itemReinstated: "已恢复公开。"
        case .itemsImported: "文件中的事项已导入为草稿。请逐项核对后发布。"
        case .replyDrafted: "公开稿件已起草，申请人和第三方的信息已替换。请检查文字，填好其他内容后送审。"
        case .replyDelaySaved: "公开答复的时间已保存。"
        case .proposalMade: "已建议承办单位主动公开，可以在这里查看进展。"
        case .proposalAccepted: "已采纳建议并起草稿件。请写好内容后送审。"
        case .proposalDeclined: "已答复不采纳，提出建议的人能看到理由。"
        case .paperSaved: "文书已保存。"
        case .paperIssued: "文书已编号发出，从现在起不能再改动。"
        case .paperSettingSaved: "文书设置已保存，以后的文书按它写。"
        case .articleDraftFound: "这篇稿件已有一版正在办理，就是这一版。请在这里继续，不必另建草稿。"
        case .articleHeldBack: "保密审查结论已签署，稿件没有通过，已退回编写人，不会公开。"
        case .draftFound: "这张表单已经保存过，保存的就是这一份。请在这里继续；要另建一份，请从列表重新选择。"
        case .entered: "记录已保存。"
        case .corrected: "更正已保存为新版本，原版本保留在下方历史中。"
        case .voided: "记录已撤销，不再计入任何统计。历史版本保留。"
        case .imported: "文件中的记录已全部导入。"
        case .passwordChanged: "密码已修改。其他设备上的登录已全部退出。"
        case .officerCreated: "账号已建立。"
        case .officerChanged: "账号已更新。"
        case .passwordReset: "密码已重置，该账号的登录已全部退出。"
        case .agencyCreated: "单位已建立。"
        case .loggedOut: "您已退出登录。"
        case .filesAdded: "附件已添加。"
        case .filesArranged: "附件列表已保存。"
        case .reportSaved: "文字已保存。"
        case .reportPublished: "年度报告已发布并封存。"
        case .linked: "已关联。双方都公开时，两边的页面上都能看到。"
        case .unlinked: "关联已取消。"
        case .sheetProposed: "已保存，等待审核。审核通过后公开。"
        case .sheetApproved: "已审核通过，现在已公开。"
        case .sheetRejected: "已退回，填写的人能看到理由。"
        case .sheetWithdrawn: "已撤下，网站上不再显示。"
        case .collectionSaved: "已保存。"
        case .collectionShown: "已发布，现在网站上可以看到。"
        case .collectionHidden: "已撤下。原网址现在只显示撤下的时间和理由。"
        case .siteSaved: "站点设置已保存，网站上已按新的设置显示。"
        case .siteClosed: "站点已关闭，公众不能再访问。"
        case .siteReopened: "站点已重新开通，公众可以访问。"
        case .columnSaved: "栏目已保存。"
        case .bannerSet: "紧急公告已在所有站点的每个页面上显示。"
        case .bannerLifted: "紧急公告已撤下。"
        case .articleSaved: "草稿已保存。"
        case .articleSubmitted: "稿件已送审。审核的进展可以在“我的稿件”中查看。"
        case .articleApproved: "审核意见已签署。"
        case .articleRejected: "稿件已退回，编写人会看到您的理由。"
        case .articleRecalled: "已收回。"
        case .articleScheduled: "定时已设好，到时自动发布。"
        case .articlePublished: "已发布，任何人都能看到。"
        case .articleWithdrawn: "已撤下。原网址现在只显示撤下的时间和理由。"
        case .articleDrafted: "已另建草稿。修改好后保存并送审。"
        case .articleMoved: "已移到新栏目，原网址会自动转过去。"
        case .articleDiscarded: "草稿已作废，内容仍可查看。"
        case .hitCleared: "这一处已放行，理由已记录。"
        case .articlePushed: "已推送，稿件现在也显示在那个栏目。"
        case .articleTakenBack: "已收回推送，那个栏目不再显示这篇稿件。"
        case .inspected: "自查已开始。"
        case .dutyAssigned: "公开任务已更新。"
        case .synonymsSaved: "这组同义词已保存，立即生效。"
        case .synonymsRemoved: "这组同义词已删除。"
        case .guideSaved: "指南的草稿已保存，公开办发布后公众才能看到。"
        case .guidePublished: "指南已发布，公众看到的已经是这一版。"
        case .guideWithdrawn: "指南已撤下。原网址现在只显示撤下的时间和理由。"
        case .gateWordSaved: "词语已保存。稿件和附件送审、审核和发布时都按它检查。"
        case .gateWordsTaken: "文件已导入。稿件和附件送审、审核和发布时都按它检查。"
        case .redactionAdded: "文件已加密保存，可以开始标出要遮盖的部分。"
        case .redactionSaved: "标出的内容已保存。"
        case .redactionProven: "已执行，结果通过核查。要提供给申请人的，请点“随答复提供给申请人”。"
        case .redactionFailed: "已执行，但结果没有通过核查，没有保留。请看下面指出的地方，修改后再执行。"
        case .redactionGiven: "这份结果随答复提供。答复送出以后，申请人凭编号和查询码下载。"
        case .redactionKeptBack: "这份结果不再随答复提供。"
        case .caseSupplemented: "您补的材料已经提交，窗口会接着核对。"
        case .casePartSupplemented: "已经登记。请把其余的材料交到窗口：全部收到以后，窗口接着办理。"
        case .casePromiseHandedIn: "您补交的材料已经提交。"
        case .caseWithdrawn: "申请已撤回，不再办理。"
        case .caseRated: "谢谢您的评价。"
        case .caseRatedPoor: "您的评价已经收到。我们会在1个工作日内与您联系，并把处理结果告诉您。"
        case .placesSaved: "预约名额已保存，新的预约按它办理。"
        case .appointmentCancelled: "预约已取消，这个时间让给了别人。"
        case .appointmentArrived: "已登记到窗口。请收件。"
        case .appointmentMoved: "已改期。请打电话告诉预约的人。"
        case .requestSupplemented: "您的补充已经提交，单位会接着办理。"
        case .requestExplained: "您的说明已经提交。"
        case .requestWithdrawn: "申请已撤回，不再办理。"
        case .requestFilesLate: "这份申请刚才已经提交，这次添加的附件没有收进去。要补交的，请打电话告诉受理单位，再寄送或者当面递交；单位请您补充时，也可以在办理进度里添加。"
        case .requestFiledBefore: "这一页填写的申请已经提交过，没有重复提交。已经离开或者过了半小时，编号和查询码不再显示：请按回执填写，查看办理进度。"
        case .replyDraftedWithoutFiles:
            "公开稿件已起草，申请人和第三方的信息已替换。随答复提供的文件有的不符合稿件附件的要求，没有放进来：请与申请页上“随答复提供的文件”核对，转换格式后自行添加，或者在正文写明可以看到的网址。"
        case .mailWishKept: "提醒设置已经保存。"
        case .draftSigned: "保密审查已签署。"
        case .draftSetAside: "已标明不再修改，它不再列在“我的稿件”里。以后修改并保存，就重新列入。"
        case .noneChosen: "还没有选择申请。请先在列表中勾选，再分办或者改派。"
        case .stepTaken: "已办理，并记入办理经过。"
        case .noteKept: "备注已写下，同事能看到。"
        case .filterKept: "已存为常用筛选。"
        case .filterForgotten: "常用筛选已删除。"
        case .delegated: "已委托代理。"
        case .delegationEnded: "代理已结束。"
        case .feedEnded: "日历地址已关闭，不能再读取。"
        case .calendarProposed: "已提出，等待另一人确认。"
        case .calendarConfirmed: "工作日历已更改，受影响的期限已重新计算。"
        case .calendarRejected: "已否决，工作日历没有变动。"
        case .noticesRead: "已全部标为已读。"
        case .noticeChoiceSaved: "提醒设置已保存。"
        case .mailSaved: "邮件设置已保存。请发一封试信，看看能不能用。"
        case .mailTried: "试信已交给邮件服务器，请到收件邮箱查看。"
        case .alreadyDone: "这张表单刚才已经提交过，没有重复保存。"
        }
    }
}
