/// Why a backup was not written or not restored.
package enum BackupFault: Error, Equatable, CustomStringConvertible {
    case cannotWrite(path: String, reason: String)
    /// It is whole and in its place, but its name may be lost when the power fails.
    case nameNotForced(path: String, reason: String)
    case exists(path: String)
    case cannotRead(path: String, reason: String)
    case notABackup(path: String)
    /// Made by a program whose schema is another than ours.
    case otherSchema(backup: Int, database: Int)
    case targetNotEmpty
    case truncated(path: String)
    case damaged(path: String, line: Int, reason: String)

    package var description: String {
        switch self {
        case .cannotWrite(let path, let reason): "the backup \(path) could not be written: \(reason). Nothing was left behind."
        case .nameNotForced(let path, let reason):
            """
            the backup \(path) is whole and in its place, but its folder could not be forced to the disk: \(reason). It may be gone after a \
            power failure. Check the disk and take another backup.
            """
        case .exists(let path): "\(path) exists already and was left as it is. Give another name, or add --overwrite to replace it."
        case .cannotRead(let path, let reason): "\(path) cannot be read: \(reason)."
        case .notABackup(let path): "\(path) is no backup of Gongkai."
        case .otherSchema(let backup, let database) where backup > database:
            "the backup was made by a newer version of the program (schema \(backup), here \(database)). Install that version and restore with it."
        case .otherSchema(let backup, let database):
            """
            the backup was made by an older version of the program (schema \(backup), here \(database)). Restore it with that version, \
            then migrate the database with this one.
            """
        case .targetNotEmpty: "the database already holds data; nothing was restored. Give the address of a new, empty database."
        case .truncated(let path): "the backup \(path) is cut off; nothing was restored. Copy it again, or take another backup."
        case .damaged(let path, let line, let reason):
            "the backup \(path) is damaged in line \(line) (\(reason)); nothing was restored. Copy it again, or take another backup."
        }
    }
}
