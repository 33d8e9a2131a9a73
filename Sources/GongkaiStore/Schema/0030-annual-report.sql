-- The words of a report, part by part. A change is a new version.
CREATE TABLE report_part (
    agency_id   @int NOT NULL REFERENCES agency (id),
    year        @int NOT NULL CHECK (year BETWEEN 2000 AND 2100),
    part        TEXT NOT NULL,
    version     @int NOT NULL CHECK (version >= 1),
    is_current  @int NOT NULL CHECK (is_current IN (0, 1)),
    text        TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at @int NOT NULL,
    PRIMARY KEY (agency_id, year, part, version)
) @strict;

CREATE UNIQUE INDEX report_part_current ON report_part (agency_id, year, part) WHERE is_current = 1;

-- What was published, frozen. A correction after publication is another snapshot with a note; none is ever changed.
CREATE TABLE report_snapshot (
    id           @id,
    agency_id    @int NOT NULL REFERENCES agency (id),
    year         @int NOT NULL CHECK (year BETWEEN 2000 AND 2100),
    form         TEXT NOT NULL,
    sequence     @int NOT NULL CHECK (sequence >= 1),
    content      TEXT NOT NULL,
    sha256       TEXT NOT NULL,
    published_on TEXT NOT NULL,
    note         TEXT,
    published_by TEXT NOT NULL,
    published_at @int NOT NULL,
    UNIQUE (agency_id, year, sequence),
    CHECK (sequence = 1 OR note IS NOT NULL)
) @strict;
