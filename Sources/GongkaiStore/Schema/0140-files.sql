-- The bytes of files, in the database (docs/adr/0012): one backup and one transaction hold everything, on both engines.

ALTER TABLE stored_file ADD COLUMN width @int;
ALTER TABLE stored_file ADD COLUMN height @int;
-- Why search knows none of its text, or only some.
ALTER TABLE stored_file ADD COLUMN text_note TEXT;

CREATE TABLE file_part (
    sha256 TEXT NOT NULL REFERENCES stored_file (sha256),
    part   @int NOT NULL CHECK (part >= 0),
    bytes  @blob NOT NULL CHECK (length(bytes) BETWEEN 1 AND 1048576),
    PRIMARY KEY (sha256, part)
) @strict;

-- A picture made smaller.
CREATE TABLE file_thumbnail (
    sha256     TEXT NOT NULL REFERENCES stored_file (sha256),
    width      @int NOT NULL CHECK (width > 0),
    media_type TEXT NOT NULL,
    bytes      @blob NOT NULL,
    PRIMARY KEY (sha256, width)
) @strict;

-- What the gate found in a file. Each version that carries the file gets it as hits of its own, whenever its text is looked through.
CREATE TABLE file_hit (
    sha256   TEXT NOT NULL REFERENCES stored_file (sha256),
    position @int NOT NULL,
    rule     TEXT NOT NULL,
    place    TEXT NOT NULL,
    excerpt  TEXT NOT NULL,
    advice   TEXT NOT NULL,
    blocks   @int NOT NULL CHECK (blocks IN (0, 1)),
    PRIMARY KEY (sha256, position)
) @strict;
