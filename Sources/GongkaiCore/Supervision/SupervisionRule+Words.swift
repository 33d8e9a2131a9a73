extension SupervisionRule {
    /// What it looks at and when it finds something, in one sentence.
    package var sentence: String {
        switch bound {
        case .ahead(let days): "\(measure.words)：最后一日前\(days)个工作日还\(measure.undone)的，发\(signal.words)。"
        case .share(let percent, let days): "\(measure.words)：期限长于\(days)日、用去百分之\(percent)还\(measure.undone)的，发\(signal.words)。"
        case .late(0): "\(measure.words)：最后一日过后还\(measure.undone)的，发\(signal.words)。"
        case .late(let days): "\(measure.words)：过了\(days)个工作日还\(measure.undone)的，发\(signal.words)。"
        case .more(0): "\(measure.words)：发现的，发\(signal.words)。"
        case .more(let number): "\(measure.words)：多于\(number)的，发\(signal.words)。"
        }
    }

    /// A case that it finds, and how little it would have taken to be left alone.
    package func example(_ calendar: WorkingCalendar = .published) -> String {
        let begun: Day = max(since, "2026-03-02")
        func day(_ working: Int) -> Day { calendar.day(working, workingDaysAfter: begun) }
        switch bound {
        case .ahead(let days):
            let due = day(10)
            let on = calendar.workingDay(calendar.workingDayNumber(through: due) - days)
            return "\(begun.chineseText)起算、\(due.chineseText)到期的，\(on.chineseText)发出；前一日办完的不发。"
        case .share(let percent, let least):
            let length = max(least + 10, 20), due = day(length)
            return
                "\(begun.chineseText)起算、期限\(length)个工作日的，\(day(length * percent / 100).chineseText)发出，最后一日是\(due.chineseText)；期限不长于\(least)日的不发。"
        case .late(let days):
            let due = day(5)
            let on = calendar.day(days, workingDaysAfter: due).adding(days: 1)
            return "\(begun.chineseText)起算、\(due.chineseText)到期的，\(on.chineseText)发出；\(on.adding(days: -1).chineseText)办完的不发。"
        case .more(let number):
            return number == 0 ? "发生一次即发牌。" : "\(number + 1)的发牌，\(number)以内的不发。"
        }
    }
}

extension SupervisionRule.Scope {
    package var words: String {
        switch self {
        case .all: "全部办件"
        case .kind(.promised): "承诺件"
        case .kind(.immediate): "即办件"
        case .joint: "联合办理"
        case .items(let codes): "\(codes.count)个事项"
        case .units(let units): "\(units.count)个单位"
        }
    }
}

extension SupervisionRule.Audience {
    package var words: String {
        switch self {
        case .handler: "承办人"
        case .sectionHead: "审核人"
        case .unitHead: "单位负责人"
        case .supervisors: "监察人员"
        }
    }
}
