-- 预约: half hours at a unit's window, each with so many places.
CREATE TABLE appointment (
    id @id,
    number TEXT NOT NULL UNIQUE,
    code_hash TEXT NOT NULL CHECK (length(code_hash) = 64),
    agency_id @int NOT NULL REFERENCES agency (id),
    item TEXT NOT NULL CHECK (item <> ''),
    item_name TEXT NOT NULL,
    on_day TEXT NOT NULL CHECK (on_day LIKE '____-__-__'),
    -- Minutes of the day.
    starts @int NOT NULL CHECK (starts BETWEEN 0 AND 1439),
    -- Which of the places of the half hour; none once it was given back.
    seat @int CHECK (seat >= 1),
    -- Name and telephone.
    person @blob NOT NULL,
    -- The same for the same telephone, under a key that is not in the database.
    person_hash TEXT NOT NULL CHECK (length(person_hash) = 64),
    booked_at @int NOT NULL,
    cancelled_at @int,
    UNIQUE (agency_id, on_day, starts, seat),
    CHECK ((seat IS NULL) = (cancelled_at IS NOT NULL))
) @strict;

CREATE INDEX appointment_person ON appointment (person_hash, on_day);
CREATE INDEX appointment_day ON appointment (on_day, agency_id, starts);
