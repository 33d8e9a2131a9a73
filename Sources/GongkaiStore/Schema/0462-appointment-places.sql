-- How many people a unit's window sees in a half hour; three where nothing is said.
CREATE TABLE appointment_places (
    agency_id @int NOT NULL PRIMARY KEY REFERENCES agency (id),
    places @int NOT NULL CHECK (places BETWEEN 1 AND 50),
    changed_by TEXT NOT NULL,
    changed_at @int NOT NULL
) @strict;
