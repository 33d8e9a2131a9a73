extension Officer {
    /// Whether they may write for a column: one that their unit keeps, or a unit above it or below it. Not for another unit's.
    ///
    /// `above` are the units above their own.
    package func mayWrite(for column: SiteColumn, above: Set<AgencyID>) -> Bool {
        may(.writeArticles) && !column.isArchived && (scope.contains(column.owner) || above.contains(column.owner))
    }
}

extension ArticleKind {
    /// What a column of a kind mostly carries, for the form to begin with.
    package static func usual(in column: ColumnKind) -> ArticleKind? {
        let others = [
            "policy": "normative", "leaders": "leader", "functions": "unit", "finance": "budget", "survey": "consultation",
            "profile": "page", "services": "page", "enquiry": "page", "data": "project",
        ]
        return code(others[column.code] ?? column.code)
    }
}
