/// Every page type. A template that no page here names stops the start, and so does a page without its template.
enum AllPages {
    static let types: [any Page.Type] = [
        ErrorPage.self,
        HomePage.self,
        ColumnPage.self, PublicArticlePage.self, TombstonePage.self,
        SiteMapPage.self, AccessibilityPage.self, LeavePage.self,
        UnitListPage.self, UnitPage.self, LeadersPage.self, ProjectsPage.self, ReadingPointsPage.self,
        DocumentsPage.self, BudgetsPage.self, InterviewsPage.self,
        GazettePage.self, GazetteIssuePage.self, TopicsPage.self, TopicPage.self,
        FileViewPage.self, VersionFilesPage.self,
        ArticleLinksPage.self, SheetListPage.self, SheetFormPage.self, SheetPage.self,
        CollectionListPage.self, NewCollectionPage.self, CollectionPage.self,
        SiteListPage.self, SiteSettingsPage.self, ColumnSettingsPage.self, BannerPage.self,
        ConsoleHomePage.self,
        LoginPage.self, ResumePage.self, PasswordPage.self,
        AgencyPage.self, OfficerListPage.self, NewOfficerPage.self, OfficerPage.self,
        RegisterIndexPage.self, RegisterListPage.self, RecordPage.self, RecordFormPage.self, VoidPage.self,
        ImportPage.self, ImportResultPage.self,
        AuditPage.self,
        PublicReportsPage.self, PublicReportPage.self, PublicFigurePage.self,
        ReportOverviewPage.self, ReportDraftPage.self, ReportFigurePage.self, ReportWordsPage.self, ReportPublicationPage.self,
        ReportVersionsPage.self, ReportDraftCheckPage.self,
        CheckPage.self, CheckResultPage.self,
    ]
}
