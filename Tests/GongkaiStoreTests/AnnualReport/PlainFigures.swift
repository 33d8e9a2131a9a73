import Foundation
import GongkaiCore

/// Central figures worked out in plain Swift from the rows that were typed: a second opinion that shares no line with the store.
struct PlainFigures {
    let registers: RandomRegisters
    let year: Int
    let agencies: Set<AgencyID>?

    var all: [String: Decimal] {
        var figures: [String: Int] = [
            "A1": published.count, "A1.2": documents.count { $0.year("issued_on") == year },
            "A1.1": published.count { item in documentsAnywhere.contains { $0["document_number"] == item["normative_document_id"] } },
            "A2.1": carried(by: "gazette"), "A2.2": carried(by: "website"), "A2.3": carried(by: "weibo"),
            "A2.4": carried(by: "wechat"), "A2.5": carried(by: "other"),
            "B1": answered(by: nil), "B2.4": answered(by: ["weibo", "wechat"]),
            "B2.5": answered(by: ["mailbox", "hotline", "website", "other"]),
            "B2.1.1": of("press_conference").count { $0.year("held_on") == year && $0["with_principal_leader"] == "是" },
            "C1": received.count, "C1.3": received.count { $0["channel"] == "online" },
            "C2": concluded.count, "C2.2": concluded.count { $0.reply["is_late"] == "是" },
            "D": open("reconsideration").count, "E3": open("litigation").count { ["other", "pending"].contains(state($0)) },
            "H3": standing("staff_member").count,
            "H3.2": standing("staff_member").count { $0["post"] == "disclosure" && $0["duty"] == "partTime" },
            "I3": attendance,
            "D20_1.NORM.valid": documents.count { document in
                guard let issued = document.day("issued_on"), issued <= last else { return false }
                return document.day("repealed_on").map { $0 > last } ?? true
            },
            "D20_1.NORM.repealed": documents.count { $0.year("repealed_on") == year },
            "R1.NP": received.count { $0["applicant_kind"] == "NP" }, "R1.T": received.count,
            "R2.T": carried(over: year - 1).count, "R4.T": carried(over: year).count,
            "R4.L5": carried(over: year).count { $0["applicant_kind"] == "L5" },
            "R3.1.T": concluded.count { ["granted", "alreadyPublic"].contains($0.reply["outcome"]) },
            "R3.4.1.NP": concluded.count {
                ["notExisting", "otherAgency"].contains($0.reply["outcome"]) && $0.request["applicant_kind"] == "NP"
            },
            "R3.7.T": concluded.count, "V.4": open("reconsideration").count { state($0) == "pending" },
            "S2.5": open("litigation").count { $0["stage"] == "afterReconsideration" },
            "D20_6.PENALTY": of("administrative_decision").filter { $0.year("month") == year && $0["kind"] == "penalty" }
                .reduce(0) { $0 + (Int($1["decisions"]) ?? 0) },
        ]
        if agencies == nil { figures["A2"] = nil }
        var result = figures.mapValues { Decimal($0) }
        result["G"] = tenThousands("processing_fee", "charged_on")
        result["D20_8.FEE"] = tenThousands("administrative_charge", "charged_in")
        return result
    }

    private var first: Day { Day.firstDay(of: year) }
    private var last: Day { Day.lastDay(of: year) }

    private func of(_ register: String) -> [RandomRegisters.Record] { registers.of(register, within: agencies) }

    // MARK: 主动公开

    private var documentsAnywhere: [RandomRegisters.Record] { registers.of("normative_document").filter { $0["category"] == "normative" } }
    private var documents: [RandomRegisters.Record] { of("normative_document").filter { $0["category"] == "normative" } }

    private func publications(_ item: RandomRegisters.Record) -> [RandomRegisters.Record] {
        registers.of("channel_publication").filter { $0["item_id"] == item["index_number"] }
    }

    private var published: [RandomRegisters.Record] {
        of("disclosed_item").filter { item in publications(item).compactMap { $0.day("published_on") }.min()?.year == year }
    }

    private func carried(by channel: String) -> Int {
        published.count { item in publications(item).contains { $0["channel"] == channel && $0.year("published_on") == year } }
    }

    // MARK: 回应解读

    private func answered(by ways: [String]?) -> Int {
        of("public_concern").count { concern in
            registers.of("concern_response").contains {
                $0["concern_id"] == concern["number"] && $0.year("responded_on") == year && ways?.contains($0["way"]) ?? true
            }
        }
    }

    // MARK: 依申请公开

    private var received: [RandomRegisters.Record] { of("disclosure_request").filter { $0.year("received_on") == year } }

    private func reply(to request: RandomRegisters.Record) -> RandomRegisters.Record? {
        registers.of("request_reply").first { $0["request_id"] == request["number"] }
    }

    private var concluded: [(request: RandomRegisters.Record, reply: RandomRegisters.Record)] {
        of("disclosure_request").compactMap { request in
            guard let reply = reply(to: request), reply.year("decided_on") == year else { return nil }
            return (request, reply)
        }
    }

    /// Received by the end of the year and not decided by then.
    private func carried(over year: Int) -> [RandomRegisters.Record] {
        of("disclosure_request").filter { request in
            guard let received = request.year("received_on"), received <= year else { return false }
            return reply(to: request).flatMap { $0.year("decided_on") }.map { $0 > year } ?? true
        }
    }

    // MARK: 复议、诉讼、人员、经费

    private func open(_ register: String) -> [RandomRegisters.Record] {
        of(register).filter { record in
            guard let filed = record.day("filed_on"), filed <= last else { return false }
            return record.day("concluded_on").map { $0 >= first } ?? true
        }
    }

    private func state(_ record: RandomRegisters.Record) -> String {
        record.day("concluded_on").map { $0 <= last } ?? false ? record["outcome"] : "pending"
    }

    private func standing(_ register: String) -> [RandomRegisters.Record] {
        of(register).filter { record in
            guard let since = record.day("since"), since <= last else { return false }
            return record.day("until").map { $0 >= last } ?? true
        }
    }

    private var attendance: Int {
        let trainings = Set(registers.of("training").filter { $0.year("held_on") == year }.map { $0["number"] })
        return of("training_attendance").filter { trainings.contains($0["training_id"]) }.reduce(0) { $0 + (Int($1["persons"]) ?? 0) }
    }

    private func tenThousands(_ register: String, _ day: String) -> Decimal {
        var yuan = of(register).filter { $0.year(day) == year }.reduce(Decimal(0)) { $0 + (Decimal(string: $1["amount"]) ?? 0) }
        yuan /= 10_000
        var rounded = Decimal()
        NSDecimalRound(&rounded, &yuan, 4, .plain)
        return rounded
    }
}
