-- Files that come in pieces, sealed from the first piece on, until the form they belong to is handed in. What nobody comes back to is gone after a
-- day.

CREATE TABLE request_upload (
    id         @id,
    -- By what an address names it, and who brings it: both under a key that is not in the database.
    key_hash   TEXT NOT NULL UNIQUE CHECK (length(key_hash) = 64),
    owner_hash TEXT NOT NULL CHECK (length(owner_hash) = 64),
    -- Where it comes from, under the same key.
    place_hash TEXT NOT NULL CHECK (length(place_hash) = 64),
    -- Sealed: names of files name people.
    name       @blob NOT NULL,
    size       @int NOT NULL CHECK (size >= 1),
    received   @int NOT NULL CHECK (received BETWEEN 0 AND size),
    begun_at   @int NOT NULL,
    -- When it was whole and nothing was wrong with it.
    checked_at @int,
    CHECK (checked_at IS NULL OR received = size)
) @strict;

CREATE INDEX request_upload_place ON request_upload (place_hash);
CREATE INDEX request_upload_begun ON request_upload (begun_at);

CREATE TABLE request_upload_part (
    upload_id @int NOT NULL REFERENCES request_upload (id),
    -- The place of its first byte.
    start     @int NOT NULL CHECK (start >= 0),
    sealed    @blob NOT NULL,
    PRIMARY KEY (upload_id, start)
) @strict;
