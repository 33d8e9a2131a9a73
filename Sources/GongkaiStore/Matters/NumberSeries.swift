import GongkaiCore

extension Transaction {
    /// The next number of a series for an agency and a year. It is taken with the transaction or not at all, so there are no gaps, and it is
    /// never handed out again; what stands elsewhere already is passed over. `code` is the agency's word in the number where it is not its code.
    func takeNumber(
        _ rule: NumberRule, series: String, agency: AgencyID, code: String? = nil, year: Int,
        isTaken: (Transaction, String) throws -> Bool = { _, _ in false }
    ) throws -> String {
        let code: String = try code ?? value("SELECT code FROM agency WHERE id = \(agency)")
        while true {
            let serial: Int = try value(
                """
                INSERT INTO number_series (series, agency_id, year, last) VALUES (\(series), \(agency), \(year), 1)
                ON CONFLICT (series, agency_id, year) DO UPDATE SET last = number_series.last + 1 RETURNING last
                """)
            let number = rule.number(agency: code, year: year, serial: serial)
            if try !isTaken(self, number) { return number }
        }
    }
}
