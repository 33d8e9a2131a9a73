-- Every change is one entry; each entry's hash covers its own values and the hash before it.
-- No foreign keys: the trail outlives what it speaks of.

CREATE TABLE audit_entry (
    sequence @int NOT NULL PRIMARY KEY,
    actor TEXT NOT NULL,
    agency_id @int,
    address TEXT NOT NULL,
    at @int NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    version @int,
    reason TEXT,
    before TEXT,
    after TEXT,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL
) @strict;

CREATE INDEX audit_entry_subject ON audit_entry (subject, sequence);
CREATE INDEX audit_entry_actor ON audit_entry (actor, sequence);
CREATE INDEX audit_entry_at ON audit_entry (at, sequence);

-- The last entry once more, so that a tail that was cut off is noticed. Writers queue on this row.
CREATE TABLE audit_head (
    id @int NOT NULL PRIMARY KEY CHECK (id = 1),
    sequence @int NOT NULL,
    hash TEXT NOT NULL
) @strict;

INSERT INTO audit_head (id, sequence, hash) VALUES (1, 0, '');
