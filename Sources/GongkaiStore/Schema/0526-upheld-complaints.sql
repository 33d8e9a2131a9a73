-- Complaints about a case that the supervision found to be right: an event of supervision, for the case itself is not changed by whoever watches it.
CREATE TABLE complaint_upheld (
    matter_id @int NOT NULL REFERENCES matter (id),
    number @int NOT NULL CHECK (number >= 1),
    officer_id @int NOT NULL REFERENCES officer (id),
    -- As they were called then.
    name TEXT NOT NULL,
    on_day TEXT NOT NULL CHECK (on_day LIKE '____-__-__'),
    at @int NOT NULL,
    said TEXT NOT NULL CHECK (said <> ''),
    PRIMARY KEY (matter_id, number)
) @strict;
