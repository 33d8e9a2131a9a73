-- What the inspection of our own sites found, kept by day and never changed: what is new and what was mended is told by comparing runs.

CREATE TABLE inspection_run (
    id          @id,
    site_id     @int NOT NULL REFERENCES site (id),
    day         TEXT NOT NULL CHECK (day LIKE '____-__-__'),
    edition     TEXT NOT NULL,
    started_at  @int NOT NULL,
    finished_at @int NOT NULL,
    -- Whether links to other sites were followed.
    saw_outside @int NOT NULL CHECK (saw_outside IN (0, 1)),
    -- Tenths of a point; none after a veto.
    score       @int,
    findings    @int NOT NULL CHECK (findings >= 0)
) @strict;

CREATE INDEX inspection_run_site ON inspection_run (site_id, id);

CREATE TABLE inspection_result (
    run_id    @int NOT NULL REFERENCES inspection_run (id),
    position  @int NOT NULL,
    code      TEXT NOT NULL,
    name      TEXT NOT NULL,
    is_veto   @int NOT NULL CHECK (is_veto IN (0, 1)),
    outcome   TEXT NOT NULL CHECK (outcome IN ('pass', 'fail', 'notApplicable')),
    -- Why it does not apply.
    reason    TEXT,
    deduction @int NOT NULL CHECK (deduction >= 0),
    PRIMARY KEY (run_id, code)
) @strict;

CREATE TABLE inspection_finding (
    run_id    @int NOT NULL,
    position  @int NOT NULL,
    code      TEXT NOT NULL,
    kind      TEXT NOT NULL,
    agency_id @int NOT NULL REFERENCES agency (id),
    subject   TEXT,
    place     TEXT NOT NULL,
    found     TEXT NOT NULL,
    expected  TEXT NOT NULL,
    PRIMARY KEY (run_id, position),
    FOREIGN KEY (run_id, code) REFERENCES inspection_result (run_id, code)
) @strict;

CREATE INDEX inspection_finding_owner ON inspection_finding (run_id, agency_id);

-- One server of several does the nightly inspection: the one whose row goes in. A claim that is not finished after an hour may be taken over.
CREATE TABLE inspection_claim (
    day         TEXT NOT NULL PRIMARY KEY CHECK (day LIKE '____-__-__'),
    claimed_at  @int NOT NULL,
    finished_at @int
) @strict;
