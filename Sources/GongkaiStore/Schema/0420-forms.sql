-- What items ask beside their materials, and what was filled in.

-- A form is written anew under the next number and never changed: a case keeps the one it was filled in by.
CREATE TABLE item_form (
    -- 实施编码.
    item TEXT NOT NULL CHECK (item <> ''),
    number @int NOT NULL CHECK (number >= 1),
    -- The version of the item from which on it serves.
    item_version @int NOT NULL CHECK (item_version >= 1),
    document TEXT NOT NULL,
    saved_by TEXT NOT NULL,
    saved_at @int NOT NULL,
    PRIMARY KEY (item, number)
) @strict;

CREATE TABLE case_answer (
    matter_id @int NOT NULL PRIMARY KEY REFERENCES matter (id),
    -- The form of the case's item; none where the item had no form.
    form_number @int,
    -- Answers, who acts for the applicant, and which way the questions before led.
    sealed @blob NOT NULL
) @strict;

-- How each material came, with the step it came with.
CREATE TABLE case_material (
    matter_id @int NOT NULL REFERENCES matter (id),
    event @int NOT NULL CHECK (event >= 1),
    place @int NOT NULL CHECK (place >= 1),
    code TEXT NOT NULL CHECK (code <> ''),
    way TEXT NOT NULL CHECK (way IN ('upload', 'window', 'held', 'later', 'none')),
    -- The place of its file among those of the case.
    position @int,
    -- The earlier case it was handed in with; none where it was not found.
    source_id @int REFERENCES matter (id),
    PRIMARY KEY (matter_id, event, place),
    CHECK ((way = 'upload') = (position IS NOT NULL))
) @strict;
