package import GongkaiCore

/// Writes an event log as XES (IEEE 1849-2016), a case at a time: what ProM, pm4py and their like read. What no standard extension knows has our prefix.
///
/// Call ``take()`` after every case or some, and send what it gives; ``finish()`` writes the end.
package struct XESWriter: Sendable {
    private var text: String

    package init() {
        text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">
            <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
            <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
            <extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
            <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
            <global scope="trace"><string key="concept:name" value=""/></global>
            <global scope="event"><string key="concept:name" value=""/><date key="time:timestamp" value="1970-01-01T00:00:00.000+08:00"/>\
            <string key="lifecycle:transition" value="complete"/><string key="org:resource" value=""/></global>
            <classifier name="Activity" keys="concept:name"/>
            <classifier name="Event" keys="concept:name lifecycle:transition"/>

            """
    }

    package mutating func write(_ one: EventLogCase) {
        text += "<trace>\n"
        string("concept:name", one.number)
        string("gongkai:item", one.item)
        string("gongkai:itemName", one.itemName)
        string("gongkai:unit", one.unit)
        boolean("gongkai:joint", one.isJoint)
        boolean("gongkai:open", one.isOpen)
        whole("gongkai:statutoryDays", one.statutoryDays)
        whole("gongkai:promisedDays", one.promisedDays)
        whole("gongkai:breaches", one.breaches)
        for signal in SupervisionSignal.allCases { whole("gongkai:\(signal.rawValue)", one.count(signal)) }
        for event in one.events { write(event) }
        text += "</trace>\n"
    }

    private mutating func write(_ event: EventLogEvent) {
        text += "<event>\n"
        string("concept:name", event.activity)
        if let branch = event.branch { string("concept:instance", String(branch)) }
        string("lifecycle:transition", event.lifecycle.rawValue)
        text += "<date key=\"time:timestamp\" value=\"\(Self.time(event.at))\"/>\n"
        string("org:resource", event.role)
        string("org:role", event.role)
        string("gongkai:action", event.action)
        whole("gongkai:number", event.number)
        string("gongkai:day", event.day.text)
        if event.isReversed { boolean("gongkai:reversed", true) }
        if !event.breaches.isEmpty { string("gongkai:breach", event.breaches.joined(separator: " ")) }
        text += "</event>\n"
    }

    /// What has been written since the last call.
    package mutating func take() -> [UInt8] {
        defer { text = "" }
        return Array(text.utf8)
    }

    package mutating func finish() -> [UInt8] {
        text += "</log>\n"
        return take()
    }

    private mutating func string(_ key: String, _ value: String) { text += "<string key=\"\(key)\" value=\"\(PlainText.xml(value))\"/>\n" }
    private mutating func whole(_ key: String, _ value: Int) { text += "<int key=\"\(key)\" value=\"\(value)\"/>\n" }
    private mutating func boolean(_ key: String, _ value: Bool) { text += "<boolean key=\"\(key)\" value=\"\(value)\"/>\n" }

    /// With thousandths: durations are told to the millisecond.
    private static func time(_ instant: Instant) -> String {
        let rest = String(((instant.milliseconds % 1000) + 1000) % 1000)
        return instant.text.replacing(" ", with: "T") + "." + String(repeating: "0", count: 3 - rest.count) + rest + "+08:00"
    }
}

/// The same as a table: a line for each step.
package enum EventLogTable {
    package static let heading = [
        "case", "number", "action", "activity", "lifecycle", "timestamp", "day", "role", "branch", "reversed", "breach", "item",
        "item_name",
        "unit", "statutory_days", "promised_days",
    ]

    package static func rows(_ one: EventLogCase) -> [[SheetCell]] {
        one.events.map { event in
            [
                .text(one.number), .whole(event.number), .text(event.action), .text(event.activity), .text(event.lifecycle.rawValue),
                .text(event.at.rfc3339), .day(event.day), .text(event.role), event.branch.map { SheetCell.whole($0) } ?? .blank,
                .whole(event.isReversed ? 1 : 0), .text(event.breaches.joined(separator: " ")), .text(one.item), .text(one.itemName),
                .text(one.unit), .whole(one.statutoryDays), .whole(one.promisedDays),
            ]
        }
    }
}
