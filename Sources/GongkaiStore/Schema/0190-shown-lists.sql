-- The lists of a unit and of a kind over a whole site, and how many articles a column shows, each read from one index.
CREATE INDEX shown_article_of_unit ON shown_article (site_id, agency_id, published_at, article_id);
CREATE INDEX shown_article_of_kind ON shown_article (site_id, kind, published_at, article_id);
CREATE INDEX shown_article_count ON shown_article (column_id, shows_from, shows_until);
