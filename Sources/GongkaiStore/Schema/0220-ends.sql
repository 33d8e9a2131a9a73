-- What ends by itself is looked for every few seconds, among a million that do not. The index of 0120 names the state in its condition, where the
-- planner of SQLite does not see that it helps.
DROP INDEX article_version_end;
CREATE INDEX article_version_end ON article_version (state, shows_until) WHERE shows_until IS NOT NULL;
