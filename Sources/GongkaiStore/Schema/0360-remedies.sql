-- Remedies that are branches of a request, as lists narrow them down: derived from the events, like matter_branch. Cases that were entered in
-- the registers by hand stand there alone.
CREATE TABLE request_remedy (
    matter_id @int NOT NULL REFERENCES matter (id),
    branch    @int NOT NULL,
    kind      TEXT NOT NULL CHECK (kind <> ''),
    result    TEXT NOT NULL CHECK (result IN ('open', 'upheld', 'corrected', 'other')),
    filed_on  TEXT NOT NULL CHECK (filed_on LIKE '____-__-__'),
    -- What had been decided: the leaf of the outcome tree.
    decision  TEXT CHECK (decision <> ''),
    PRIMARY KEY (matter_id, branch)
) @strict;

CREATE INDEX request_remedy_newest ON request_remedy (filed_on, matter_id, branch);
CREATE INDEX matter_branch_remedy ON matter_branch (matter_id, number) WHERE role = 'remedy';
