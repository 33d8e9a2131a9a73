-- Papers of approval cases as they went out: written with the step, sealed, for they name the applicant.

CREATE TABLE case_paper (
    matter_id @int NOT NULL REFERENCES matter (id),
    -- The step that let it go out.
    event     @int NOT NULL CHECK (event >= 1),
    kind      TEXT NOT NULL CHECK (kind <> ''),
    sealed    @blob NOT NULL,
    at        @int NOT NULL,
    PRIMARY KEY (matter_id, event, kind)
) @strict;

-- Ratings of people who were not content, and what was done about them.
CREATE TABLE case_poor_rating (
    matter_id    @int NOT NULL REFERENCES matter (id),
    event        @int NOT NULL CHECK (event >= 1),
    rating       TEXT NOT NULL CHECK (rating IN ('4', '5')),
    on_day       TEXT NOT NULL CHECK (on_day LIKE '____-__-__'),
    contacted_on TEXT CHECK (contacted_on LIKE '____-__-__'),
    resolved_on  TEXT CHECK (resolved_on LIKE '____-__-__'),
    PRIMARY KEY (matter_id, event)
) @strict;

CREATE INDEX case_poor_rating_waiting ON case_poor_rating (on_day, matter_id) WHERE resolved_on IS NULL;
