/// One named value of a submitted form or of an address's query.
///
/// Control characters other than tab and line breaks are left out: no one types them, they come along invisibly when text is copied, and
/// PostgreSQL takes no U+0000.
struct FormField: Sendable, Equatable {
    let name: String
    let value: String

    init(_ name: String, _ value: String) {
        self.name = FormField.withoutControls(name)
        self.value = FormField.withoutControls(value)
    }

    private static func withoutControls(_ text: String) -> String {
        guard text.utf8.contains(where: { isControl(UInt32($0)) }) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isControl($0.value) }))
    }

    private static func isControl(_ code: UInt32) -> Bool {
        (code < 0x20 && code != 0x09 && code != 0x0A && code != 0x0D) || code == 0x7F
    }
}

/// A file out of a submitted form.
struct UploadedFile: Sendable, Equatable {
    /// As the browser named it, without folders and control characters.
    let name: String
    let bytes: [UInt8]

    init(name: String, bytes: [UInt8]) {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
        let scalars = last.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
        self.name = String(String.UnicodeScalarView(scalars).prefix(200))
        self.bytes = bytes
    }
}

/// A submitted form: fields in order, names may repeat.
struct SubmittedForm: Sendable, Equatable {
    var fields: [FormField] = []
    var files: [(name: String, file: UploadedFile)] = []
    /// The files were too much and are not here; the words that came before them are. Only where the handler asked for that.
    var filesTooLarge: SiteError?
    /// Nothing proves that it came from the page it was shown on: it may be shown again, and nothing else. Only where the handler asked for that.
    var isUnproven = false

    /// The first value of a name, without white space around it.
    subscript(_ name: String) -> String? {
        fields.first { $0.name == name }.map { SubmittedForm.trimmed($0.value) }
    }

    /// The first value of a name exactly as typed: passwords.
    func exact(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// The file of a name; an empty file input sends a nameless, empty file, which is no file.
    func file(_ name: String) -> UploadedFile? {
        files.first { $0.name == name && !($0.file.name.isEmpty && $0.file.bytes.isEmpty) }?.file
    }

    static func == (a: SubmittedForm, b: SubmittedForm) -> Bool {
        a.fields == b.fields && a.files.map(\.name) == b.files.map(\.name) && a.files.map(\.file) == b.files.map(\.file)
    }

    private static func trimmed(_ text: String) -> String {
        var view = Substring(text)
        while let first = view.first, first.isWhitespace { view.removeFirst() }
        while let last = view.last, last.isWhitespace { view.removeLast() }
        return String(view)
    }
}
