-- Public sheets: facts about units, leaders, projects and places. What is written waits until somebody else, who reviews its secrecy, lets it show;
-- what is shown stays while the next version waits.
CREATE TABLE sheet (
    id         @id,
    kind       TEXT NOT NULL,
    agency_id  @int NOT NULL REFERENCES agency (id),
    -- The version the public sees; null for none yet, or none any more.
    shown      @int,
    -- Why it shows no more.
    end_reason TEXT,
    created_at @int NOT NULL
) @strict;

CREATE INDEX sheet_kind ON sheet (kind, agency_id, id);

CREATE TABLE sheet_version (
    sheet_id   @int NOT NULL REFERENCES sheet (id),
    number     @int NOT NULL CHECK (number >= 1),
    fields     TEXT NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('proposed', 'approved', 'rejected')),
    saved_by   @int NOT NULL REFERENCES officer (id),
    saved_at   @int NOT NULL,
    decided_by @int REFERENCES officer (id),
    decided_at @int,
    -- The basis of the secrecy review when approved, the reason when rejected.
    grounds    TEXT,
    PRIMARY KEY (sheet_id, number),
    CHECK ((state = 'proposed') = (decided_by IS NULL)),
    CHECK (state = 'proposed' OR grounds IS NOT NULL),
    CHECK (decided_by <> saved_by)
) @strict;

CREATE UNIQUE INDEX sheet_version_proposed ON sheet_version (sheet_id) WHERE state = 'proposed';
