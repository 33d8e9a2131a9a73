import GongkaiCore
import GongkaiStore

/// An arrangement as it stands in the form, saved or not: what was typed is carried through a search for more articles, and through a refusal.
struct CollectionDraft: Sendable {
    struct Entry: Sendable {
        let key: Int64
        let order: String
        let page: String
        let isDropped: Bool
    }

    struct Part: Sendable {
        let title: String
        let column: ColumnID?
        let entries: [Entry]
    }

    /// As many as the form had, with the empty one at its end.
    let parts: [Part]
    /// Index of the part that what is ticked goes to.
    let into: String
    let picked: Set<Int64>
    let find: String

    init(_ form: SubmittedForm) {
        parts = (0..<min(form.all("section").count, 100)).map { index in
            Part(
                title: form["title-\(index)"] ?? "",
                column: form["column-\(index)"].flatMap { Int64($0) }.map { ColumnID(value: $0) },
                entries: form.all("entry-\(index)").compactMap { Int64($0) }.map { key in
                    Entry(
                        key: key, order: form["order-\(index)-\(key)"] ?? "", page: form["page-\(index)-\(key)"] ?? "",
                        isDropped: form["drop-\(index)-\(key)"] != nil)
                })
        }
        into = form["into"] ?? "0"
        picked = Set(form.all("pick").compactMap { Int64($0) })
        find = form["find"] ?? ""
    }
}
