-- Documents of which a part is withheld: what was marked, each time it was carried out, and what was given to the applicant.

CREATE TABLE request_redaction (
    id           @id,
    matter_id    @int NOT NULL REFERENCES matter (id),
    original_id  @int NOT NULL UNIQUE REFERENCES request_file (id),
    pages        @int NOT NULL CHECK (pages >= 1),
    officer_id   @int NOT NULL REFERENCES officer (id),
    officer_name TEXT NOT NULL,
    at           @int NOT NULL
) @strict;

CREATE INDEX request_redaction_matter ON request_redaction (matter_id, id);

-- Every state of the boxes that was saved, sealed: it holds the words that must go. The last one holds.
CREATE TABLE request_redaction_draft (
    redaction_id @int NOT NULL REFERENCES request_redaction (id),
    revision     @int NOT NULL CHECK (revision >= 1),
    sealed       @blob NOT NULL,
    boxes        @int NOT NULL CHECK (boxes >= 0),
    words        @int NOT NULL CHECK (words >= 0),
    officer_id   @int NOT NULL REFERENCES officer (id),
    -- As they were called then.
    officer_name TEXT NOT NULL,
    at           @int NOT NULL,
    PRIMARY KEY (redaction_id, revision)
) @strict;

CREATE TABLE request_redaction_run (
    id           @id,
    redaction_id @int NOT NULL REFERENCES request_redaction (id),
    revision     @int NOT NULL CHECK (revision >= 1),
    is_proven    @int NOT NULL CHECK (is_proven IN (0, 1)),
    -- What was taken out and what was found, as JSON; never the text itself.
    log          TEXT NOT NULL,
    verdict      TEXT NOT NULL,
    pages        @int NOT NULL CHECK (pages >= 1),
    -- Only what was proven is kept.
    result_id    @int UNIQUE REFERENCES request_file (id),
    officer_id   @int NOT NULL REFERENCES officer (id),
    officer_name TEXT NOT NULL,
    at           @int NOT NULL,
    CHECK ((result_id IS NOT NULL) = (is_proven = 1))
) @strict;

CREATE INDEX request_redaction_run_of ON request_redaction_run (redaction_id, id);

-- That a result goes out with the reply, or does not after all; the last line holds.
CREATE TABLE request_release (
    id           @id,
    run_id       @int NOT NULL REFERENCES request_redaction_run (id),
    is_given     @int NOT NULL CHECK (is_given IN (0, 1)),
    officer_id   @int NOT NULL REFERENCES officer (id),
    officer_name TEXT NOT NULL,
    at           @int NOT NULL
) @strict;

CREATE INDEX request_release_run ON request_release (run_id, id);
