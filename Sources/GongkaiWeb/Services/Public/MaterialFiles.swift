import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// Files that come for materials: looked through as the files of requests are, and kept for the browser that sent them until they are handed in, so
/// that nobody has to choose them again because something else was wrong.
struct MaterialFiles: Sendable {
    let site: Site
    let requests: RequestStore
    let work: HeavyWork

    /// What came with a form.
    struct Taken: Sendable {
        /// Keys of what is here now, by the code of the material.
        var keys: [String: [String]] = [:]
        /// What could not be kept apart from the form.
        var loose: [String: [NewFile]] = [:]
        /// Why one was not taken in, by the code of the material.
        var refused: [String: String] = [:]

        func isEmpty(_ code: String) -> Bool { (keys[code] ?? []).isEmpty && (loose[code] ?? []).isEmpty }
    }

    /// Looks through everything that a form brings for these materials.
    func take(
        _ sent: SubmittedForm, for codes: [String], keeping earlier: (String) -> [String], owner: String?, from address: String
    ) async throws -> Taken {
        var taken = Taken()
        for code in codes {
            taken.keys[code] = earlier(code)
            let files = sent.files.filter { $0.name == CaseForm.Name.files(code) && !($0.file.name.isEmpty && $0.file.bytes.isEmpty) }
            for (_, file) in files {
                do {
                    let looked = try await work.run { try await OffPool.run { try RequestFiles.taken(file.bytes, name: file.name) } }
                    if let key = try await keep(looked, owner: owner, from: address) {
                        taken.keys[code, default: []].append(key)
                    } else {
                        taken.loose[code, default: []].append(looked)
                    }
                } catch let refusal as AttachmentRefusal {
                    taken.refused[code, default: ""] += "“\(file.name)”：\(refusal.words)"
                }
            }
        }
        return taken
    }

    /// Nil where there is no room for what waits.
    private func keep(_ file: NewFile, owner: String?, from address: String) async throws -> String? {
        guard let owner else { return nil }
        do {
            let now = site.now()
            let key = try await requests.beginUpload(
                file.name, size: file.bytes.count, atMost: site.configuration.largestUpload, by: owner, from: address, at: now)
            for start in stride(from: 0, to: file.bytes.count, by: RequestUpload.pieceSize) {
                let end = min(start + RequestUpload.pieceSize, file.bytes.count)
                _ = try await requests.addPiece(Array(file.bytes[start..<end]), at: start, to: key, by: owner, at: now)
            }
            try await requests.confirmUpload(key, by: owner, at: now)
            return key
        } catch is UploadRefusal {
            return nil
        }
    }

    /// The files behind what was taken, by the code of the material; `gone` are those whose day is over.
    func files(_ taken: Taken, owner: String?) async throws -> (files: [String: [NewFile]], gone: [String: String]) {
        var files = taken.loose, gone: [String: String] = [:]
        for (code, keys) in taken.keys {
            let found = try await RequestFiles.uploaded(keys, owner, requests, at: site.now())
            if let words = RequestFiles.gone(Set(keys).count - found.count) { gone[code] = words + "请重新选择。" }
            guard let owner else { continue }
            for (key, upload) in found {
                let bytes = try await requests.bytes(ofUpload: key, by: owner, at: site.now()).bytes
                let file = try await work.run { try await OffPool.run { try RequestFiles.taken(bytes, name: upload.name) } }
                files[code, default: []].append(file)
            }
        }
        return (files, gone)
    }

    /// When the form that brought them is handed in.
    func forget(_ taken: Taken, owner: String?) async {
        guard let owner else { return }
        // What stays behind is swept after a day.
        try? await requests.discardUploads(taken.keys.values.flatMap(\.self), by: owner, at: site.now())
    }

    /// The field of a material, with what is here already.
    func field(
        _ material: (code: String, name: String), keys: [String], owner: String?, hint: String, isOptional: Bool = false, error: String?,
        inPieces: Bool = true
    ) async throws -> FileField {
        FileField(
            CaseForm.Name.files(material.code), label: material.name, isOptional: isOptional, keys: CaseForm.Name.keys(material.code),
            wanted: hint, error: error, on: .applicant,
            largest: inPieces ? site.configuration.largestUpload : nil, most: CaseStore.mostFiles,
            uploaded: try await RequestFiles.uploaded(keys, owner, requests, at: site.now()))
    }

    static let hint =
        "照片、扫描件或者文档，可以选几个，一次提交的合起来不超过\(Request.uploadLimit / 1_048_576) MB。" + AttachmentRefusal.allowed
}
