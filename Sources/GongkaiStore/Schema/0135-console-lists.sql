-- The lists of the console, with hundreds of thousands of articles behind them.

CREATE INDEX article_version_state ON article_version (state, article_id, number);
CREATE INDEX article_version_due ON article_version (approval_due) WHERE approval_due IS NOT NULL;
CREATE INDEX article_version_published ON article_version (state, published_at);
CREATE INDEX article_editor_officer ON article_editor (officer_id, article_id, number);
