-- What officers keep beside the steps of matters: notes for each other, lists they come back to, and the address by which their own calendar
-- program reads their last days.

-- For colleagues only; never changed, like a step.
CREATE TABLE matter_note (
    id           @id,
    matter_id    @int NOT NULL REFERENCES matter (id),
    officer_id   @int NOT NULL REFERENCES officer (id),
    -- As they were called then.
    officer_name TEXT NOT NULL,
    at           @int NOT NULL,
    -- Sealed, since it may say who somebody is.
    sealed       @blob NOT NULL
) @strict;

CREATE INDEX matter_note_matter ON matter_note (matter_id, id);

CREATE TABLE matter_filter (
    id         @id,
    officer_id @int NOT NULL REFERENCES officer (id),
    kind       TEXT NOT NULL CHECK (kind <> ''),
    name       TEXT NOT NULL CHECK (name <> ''),
    -- The query of the list's address.
    filter     TEXT NOT NULL CHECK (filter <> ''),
    saved_at   @int NOT NULL,
    UNIQUE (officer_id, kind, name)
) @strict;

-- Only the hash of the secret in the address: whoever reads the database cannot read along.
CREATE TABLE deadline_feed (
    officer_id  @int NOT NULL PRIMARY KEY REFERENCES officer (id),
    secret_hash TEXT NOT NULL UNIQUE CHECK (length(secret_hash) = 64),
    made_at     @int NOT NULL
) @strict;
