/// The addresses of files. Their names stand in them for people; the hash decides.
extension Route {
    static let file = Route("/files/{sha256}/{name}")
    static let fileView = Route("/files/{sha256}/{name}/view")
    static let versionFiles = Route("/console/articles/{article}/versions/{n}/files")
    static let versionFileList = Route("/console/articles/{article}/versions/{n}/files/list")
}
