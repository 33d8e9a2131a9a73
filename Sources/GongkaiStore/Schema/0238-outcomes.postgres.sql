-- An article may tell the outcome of a consultation ('answers').
ALTER TABLE article_link DROP CONSTRAINT article_link_kind_check;

ALTER TABLE article_link ADD CONSTRAINT article_link_kind_check
    CHECK (kind IN ('interprets', 'interviews', 'consults', 'answers', 'replaces', 'related'));
