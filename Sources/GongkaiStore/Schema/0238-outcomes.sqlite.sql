-- An article may tell the outcome of a consultation ('answers').
CREATE TABLE article_link_new (
    article_id @int NOT NULL REFERENCES article (id),
    target_id  @int NOT NULL REFERENCES article (id),
    kind       TEXT NOT NULL CHECK (kind IN ('interprets', 'interviews', 'consults', 'answers', 'replaces', 'related')),
    PRIMARY KEY (article_id, target_id, kind),
    CHECK (article_id <> target_id)
) @strict;

INSERT INTO article_link_new (article_id, target_id, kind) SELECT article_id, target_id, kind FROM article_link;

DROP TABLE article_link;

ALTER TABLE article_link_new RENAME TO article_link;

CREATE INDEX article_link_target ON article_link (target_id, kind);
