-- Drafts of sheets, collections and guides that came back and that their writers go on with no more (1), and those they took up again (0): the last
-- row of a draft counts, and the rows are its history.
CREATE TABLE draft_set_aside (
    id           @id,
    kind         TEXT NOT NULL CHECK (kind IN ('sheet', 'collection', 'guide')),
    subject_id   @int NOT NULL,
    number       @int NOT NULL CHECK (number >= 1),
    is_set_aside @int NOT NULL CHECK (is_set_aside IN (0, 1)),
    officer_id   @int NOT NULL REFERENCES officer (id),
    at           @int NOT NULL
) @strict;

CREATE INDEX draft_set_aside_draft ON draft_set_aside (kind, subject_id, id);
