-- The articles of a site by their keys: the sitemap, which has a million of them, and the inspection go through this index alone.
CREATE INDEX shown_article_key ON shown_article (site_id, is_home, article_id, shows_from, shows_until, column_id);
