package import GongkaiCore

/// Something an officer was told.
package struct StoredNotice: Sendable, Equatable {
    package let id: Int64
    package let kind: NoticeKind
    package let matter: MatterID?
    /// Of the matter: the code of its kind.
    package let matterKind: String?
    package let number: String?
    package let title: String?
    /// The step that brought it about.
    package let action: String?
    package let day: Day?
    /// Who is away, for whom the officer acts.
    package let absent: String?
    package let at: Instant
    package let isRead: Bool

    init?(_ row: Row) throws {
        guard let kind = NoticeKind(rawValue: try row.get("kind")) else { return nil }
        self.kind = kind
        id = try row.get("id")
        matter = try row.get("matter_id")
        matterKind = try row.get("matter_kind")
        number = try row.get("number")
        title = try row.get("title")
        action = try row.get("action")
        day = try row.get("on_day")
        absent = try row.get("absent")
        at = try row.get("at")
        isRead = try row.get("read_at", as: Instant?.self) != nil
    }
}
