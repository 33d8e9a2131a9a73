/// 「统计期限自2024年1月1日至2024年12月31日」
package struct StatedPeriod: Sendable, Equatable {
    /// Nil where the date is damaged.
    package let first: Day?
    package let last: Day?
    package let quote: ReportFinding.Quote
}
