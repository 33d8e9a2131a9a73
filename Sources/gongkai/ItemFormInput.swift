import GongkaiCore
import GongkaiFormats

/// A form named on the command line: a table (CSV or workbook) with a row for each field, or JSON.
struct ItemFormInput {
    let form: ItemForm

    /// Reads the file. Everything wrong with it is printed, each fault with its line and field, before this complains.
    init(_ path: String) throws {
        let file: InputFile
        do {
            file = try InputFile(path)
        } catch let complaint as Complaint {
            throw Complaint(complaint.sentence, code: ItemFileInput.wrongInput)
        }
        let reading: ItemFormReading
        do {
            reading = try ItemFormReading(file: file.bytes, name: file.name)
        } catch {
            throw Complaint("\(file.name): \(error.english)", code: ItemFileInput.wrongInput)
        }
        guard reading.faults.isEmpty else {
            for fault in reading.faults { Output.print("\(file.name) \(fault.sentence)") }
            let count = reading.faults.count
            throw Complaint(
                "\(count == 1 ? "1 fault" : "\(count) faults"), nothing was taken. Correct the form and try again.",
                code: ItemFileInput.wrongInput)
        }
        form = reading.form
    }
}
