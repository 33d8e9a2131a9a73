-- Applications that were begun and not handed in: kept sealed under their code for a while.
CREATE TABLE case_draft (
    code_hash TEXT NOT NULL PRIMARY KEY CHECK (length(code_hash) = 64),
    item TEXT NOT NULL CHECK (item <> ''),
    sealed @blob NOT NULL,
    saved_at @int NOT NULL
) @strict;

CREATE INDEX case_draft_saved ON case_draft (saved_at);
