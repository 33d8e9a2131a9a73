-- The disclosure guides of the units: every version that was ever published stays, with who wrote and who published it.

CREATE TABLE guide_version (
    agency_id    @int NOT NULL REFERENCES agency (id),
    number       @int NOT NULL CHECK (number >= 1),
    state        TEXT NOT NULL CHECK (state IN ('draft', 'published', 'replaced')),
    revision     @int NOT NULL DEFAULT 1,
    saved_by     @int NOT NULL REFERENCES officer (id),
    saved_at     @int NOT NULL,
    published_by @int REFERENCES officer (id),
    published_at @int,
    PRIMARY KEY (agency_id, number),
    CHECK ((state = 'draft') = (published_at IS NULL))
) @strict;

CREATE UNIQUE INDEX guide_version_draft ON guide_version (agency_id) WHERE state = 'draft';
CREATE UNIQUE INDEX guide_version_published ON guide_version (agency_id) WHERE state = 'published';

-- What it says, element by element.
CREATE TABLE guide_text (
    agency_id @int NOT NULL,
    number    @int NOT NULL,
    element   TEXT NOT NULL CHECK (element <> ''),
    text      TEXT NOT NULL CHECK (text <> ''),
    PRIMARY KEY (agency_id, number, element),
    FOREIGN KEY (agency_id, number) REFERENCES guide_version (agency_id, number)
) @strict;
