extension ClockExplanation {
    /// For the person who waits: plain sentences, the last day first.
    package var plain: [String] {
        [verdict, promise, provisional, began].compactMap(\.self) + asked
            + [allowed, weekends, daysOff, makeUpDays].compactMap(\.self) + stopped + [standing].compactMap(\.self)
    }

    private var verdict: String? {
        if let due { return "最晚\(due.chineseText)（\(due.weekdayWords)）\(act)。" }
        if let open = restarts.last, open.answered == nil, !open.isUnsent {
            return "请不晚于\(open.answerBy.chineseText)完成\(open.name)；收到后，\(act)期限从收到的那一天起重新计算。\(open.silence)。"
        }
        return suspensions.last { $0.through == nil }.map { "正在\($0.name)，\(act)期限暂停计算，结束后接着计算。" }
    }

    private var promise: String? {
        promisedDue.flatMap { day in promised.map { "我们承诺\($0.days)\($0.unit.words)内\(act)，即不晚于\(day.chineseText)。" } }
    }

    private var provisional: String? {
        guard isProvisional else { return nil }
        if let due, due > calendarThrough {
            let which = promisedDue.map { $0 <= calendarThrough } ?? false ? "\(due.chineseText)是暂定日期" : "这是暂定日期"
            return "\(which)：\(calendarThrough.year + 1)年的放假安排还没有公布，公布后可能变动。"
        }
        return "这是暂定日期：系统没有\(calendarFrom.year)年以前的放假安排，只扣除了周末。"
    }

    private var began: String {
        "\(start.day.chineseText)收到您的\(matter)（\(start.words)）。收到当天不算，从第二天数起。"
    }

    private var asked: [String] {
        restarts.compactMap { restart in
            let day = restart.asked.words(in: start.day.year)
            if restart.isUnsent { return "\(day)起准备请您\(restart.name)，通知书还没有发出，\(act)期限照常计算。" }
            guard restart.counts else { return "\(day)请您\(restart.name)时\(act)期限已经过了，期限不重新计算。" }
            return restart.answered.map {
                "\(day)请您\(restart.name)，\($0.words(in: start.day.year))\(restart.isForgone ? "免收" : "收到")；"
                    + "\(act)期限从这一天起重新计算，当天不算。"
            }
        }
    }

    private var allowed: String {
        let rule = "\(law)规定的期限是\(limit.days)\(limit.unit.words)"
        guard let granted, granted.counts else { return rule + "。" }
        return rule + "；经\(granted.approver)同意，延长了\(granted.days)\(limit.unit.words)，共\(limit.days + granted.days)\(limit.unit.words)。"
    }

    private var weekends: String? {
        let count = days.count { $0.reason == .weekend }
        return count == 0 ? nil : "周六、周日不算，共\(count)天。"
    }

    private var daysOff: String? {
        let spans: [String] = ClockSpan.spans(of: days).compactMap { span in
            if case .dayOff(let name, _) = span.reason { "\(name)（\(span.words(in: start.day.year))）" } else { nil }
        }
        return spans.isEmpty ? nil : "放假的日子不算：" + spans.joined(separator: "、") + "。"
    }

    private var makeUpDays: String? {
        let spans: [String] = ClockSpan.spans(of: days).compactMap { span in
            if case .makeUpDay(let name, _) = span.reason { "\(span.words(in: start.day.year))（\(name)调休）" } else { nil }
        }
        return spans.isEmpty ? nil : "虽是周末但要上班的日子照算：" + spans.joined(separator: "、") + "。"
    }

    private var stopped: [String] {
        suspensions.compactMap { pause in
            pause.through.map {
                "\(pause.name)的时间（\(pause.from.words(in: start.day.year))至\($0.words(in: start.day.year))）不算，"
                    + "共\(pause.days)\(limit.unit.words)。"
            }
        }
    }

    private var standing: String? {
        usage.map { usage in
            let day = usage.day.words(in: start.day.year)
            if usage.isOverdue {
                return usage.left < 0 ? "到\(day)，已经超过期限\(-usage.left)\(limit.unit.words)。" : "到\(day)，已经超过期限。"
            }
            return "到\(day)，已用\(usage.used)\(limit.unit.words)，还剩\(usage.left)\(limit.unit.words)。"
        }
    }
}

extension Day {
    /// Such as 星期三.
    var weekdayWords: String { "星期" + ["一", "二", "三", "四", "五", "六", "日"][weekday - 1] }
}
