-- What the catalogue is filtered by beside what stands in the table already. Each index holds all of it, so that a page and its counts are read from
-- the index alone: the newest first, of a unit, of a subject. Without the two indexes from before, which began with flags that nearly every row has,
-- SQLite does not take them for better ones.

ALTER TABLE shown_article ADD COLUMN
    effective_on TEXT;
ALTER TABLE shown_article ADD COLUMN
    expires_on TEXT;
ALTER TABLE shown_article ADD COLUMN
    repealed_on TEXT;

UPDATE shown_article SET
    effective_on = (SELECT version.effective_on FROM article_version AS version
        WHERE version.article_id = shown_article.article_id AND version.number = shown_article.number),
    expires_on = (SELECT version.expires_on FROM article_version AS version
        WHERE version.article_id = shown_article.article_id AND version.number = shown_article.number),
    repealed_on = (SELECT version.repealed_on FROM article_version AS version
        WHERE version.article_id = shown_article.article_id AND version.number = shown_article.number);

DROP INDEX shown_article_catalogue;
DROP INDEX shown_article_subject;
CREATE INDEX shown_article_newest ON shown_article (published_at, article_id, column_id, site_id, agency_id, subject, genre, created_on,
    audiences, effective_on, expires_on, repealed_on, shows_from, shows_until) WHERE is_catalogued = 1 AND is_home = 1;
CREATE INDEX shown_article_unit ON shown_article (agency_id, published_at, article_id, column_id, site_id, subject, genre, created_on,
    audiences, effective_on, expires_on, repealed_on, shows_from, shows_until) WHERE is_catalogued = 1 AND is_home = 1;
CREATE INDEX shown_article_subject ON shown_article (subject, published_at, article_id, column_id, site_id, agency_id, genre, created_on,
    audiences, effective_on, expires_on, repealed_on, shows_from, shows_until) WHERE is_catalogued = 1 AND is_home = 1;
