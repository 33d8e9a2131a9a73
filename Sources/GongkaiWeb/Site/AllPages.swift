/// Every page type. A template that no page here names stops the start, and so does a page without its template.
enum AllPages {
    static let types: [any Page.Type] = [
        ErrorPage.self,
        HomePage.self,
        SearchPage.self, SynonymListPage.self, SynonymGroupPage.self, SearchWordsPage.self,
        ColumnPage.self, PublicArticlePage.self, TombstonePage.self,
        SiteMapPage.self, AccessibilityPage.self, LeavePage.self,
        UnitListPage.self, UnitPage.self, LeadersPage.self, ProjectsPage.self, ReadingPointsPage.self,
        DocumentsPage.self, BudgetsPage.self, InterviewsPage.self,
        GazettePage.self, GazetteIssuePage.self, TopicsPage.self, TopicPage.self,
        ArticleLinksPage.self,
        FileViewPage.self, VersionFilesPage.self,
        ArticleListPage.self, MyArticlesPage.self, ArticleQueuePage.self, ColumnChoicePage.self, ArticleEditPage.self,
        ArticleVersionPage.self, ArticleComparisonPage.self, ArticleActPage.self, ArticleRecordPage.self,
        CataloguePage.self, WithdrawnEntryPage.self, GuideListPage.self, GuidePage.self, GuideOverviewPage.self, GuideEditorPage.self,
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
        InspectionPage.self, DutyOverviewPage.self, DutyListPage.self, DutyPage.self, PublishingPage.self,
    ]
}
