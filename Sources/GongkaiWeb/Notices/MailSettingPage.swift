import GongkaiCore
import GongkaiStore

/// The mail server, a trial, and what did not go.
struct MailSettingPage: Page {
    static let template = "notices/mail"
    let title = "邮件设置"
    var breadcrumb: [Crumb] { [.console] }
    let action: String
    let token: String
    let revision: String
    let rows: [FormRow]
    /// The form of the trial; none before there is a setting.
    let trial: Trial?
    let waiting: String
    let fault: String?
    let sent: String
    let table: DataTable

    struct Trial: Sendable {
        let action: String
        let row: FormRow
        let token: String
    }

    var mistakes: [Mistake] { rows.mistakes + (trial.map { [$0.row].mistakes } ?? []) }
    var undone: String { trial?.row.error == nil ? "没有保存" : "试信没有发出" }

    init(
        _ form: MailSettingForm, revision: Int, standing: MailStanding, trial: (address: String, error: String?), token: String,
        errors: [String: String]
    ) {
        action = Route.mail.path().text
        self.token = token
        self.revision = "\(revision)"
        rows = form.rows(errors)
        self.trial =
            revision == 0
            ? nil
            : Trial(
                action: Route.mailTrial.path().text,
                row: .text(
                    "receiver", "收件邮箱", trial.address, hint: "按保存的设置发一封试信，马上告诉您结果。", error: trial.error, longest: 254, inputMode: "email",
                    completes: "email"), token: token)
        waiting = "\(standing.waiting)"
        fault = standing.fault
        sent = "\(standing.sentOfLastDay)"
        table = DataTable(
            caption: "没有发出的邮件", columns: ["放弃的时间", "关于", "发给", "试了几次", "原因"].map { DataTable.Column(label: $0) },
            rows: standing.failures.map { failure in
                DataTable.Row(cells: [
                    DataTable.Cell(text: String(failure.endedAt.text.prefix(16)), isNowrap: true),
                    DataTable.Cell(text: failure.number ?? "—", isNowrap: true),
                    DataTable.Cell(text: failure.isForApplicant ? "申请人" : "办理人员", isNowrap: true),
                    DataTable.Cell(text: "\(failure.attempts)", isNumber: true), DataTable.Cell(text: failure.fault),
                ])
            }, empty: "没有。发不出的邮件过一天就不再发，列在这里；提醒本身仍在工作台上。", isStacked: true)
    }

    private init(rows: [FormRow], trial: Trial?) {
        (action, token, revision) = ("/a", "t", "0")
        self.rows = rows
        self.trial = trial
        (waiting, fault, sent, table) = ("3", "连不上", "2", .sample)
    }

    static let samples = [
        MailSettingPage(rows: FormRow.samples, trial: Trial(action: "/t", row: FormRow.samples[0], token: "t")),
        MailSettingPage(rows: [], trial: nil),
    ]
}
