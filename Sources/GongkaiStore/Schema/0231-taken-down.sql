-- Topics, issues, guides and sheets that were taken down: since when, and the reason as the public reads it where they stood, like the end of an
-- article. A row goes when its subject shows again. What was taken down before this table was not told that its reason would be public, and has none.
CREATE TABLE taken_down (
    kind       TEXT NOT NULL CHECK (kind IN ('sheet', 'collection', 'guide')),
    subject_id @int NOT NULL,
    reason     TEXT NOT NULL CHECK (reason <> ''),
    ended_at   @int NOT NULL,
    PRIMARY KEY (kind, subject_id)
) @strict;
