-- Pictures that came in by the editor, for the text of an article. When its draft is sent in, those that stand nowhere in the text are taken off it:
-- whoever uploaded them did not mean to publish a file. What was added on the page of the files is not in here.
CREATE TABLE text_picture (
    article_id @int NOT NULL REFERENCES article (id),
    sha256     TEXT NOT NULL REFERENCES stored_file (sha256),
    PRIMARY KEY (article_id, sha256)
) @strict;

CREATE INDEX text_picture_content ON text_picture (sha256);
