-- How a material comes, with two ways more: sent by post, and written on the page itself. A column's condition cannot be changed in every engine, so
-- the table is made anew.
CREATE TABLE case_material_kept (
    matter_id @int NOT NULL REFERENCES matter (id),
    event @int NOT NULL CHECK (event >= 1),
    place @int NOT NULL CHECK (place >= 1),
    code TEXT NOT NULL CHECK (code <> ''),
    way TEXT NOT NULL CHECK (way IN ('upload', 'window', 'mail', 'held', 'later', 'none', 'form')),
    -- The place of its file among those of the case.
    position @int,
    -- The earlier case it was handed in with; none where it was not found.
    source_id @int REFERENCES matter (id),
    PRIMARY KEY (matter_id, event, place),
    CHECK ((way = 'upload') = (position IS NOT NULL))
) @strict;

INSERT INTO case_material_kept (matter_id, event, place, code, way, position, source_id)
SELECT matter_id, event, place, code, way, position, source_id FROM case_material;

DROP TABLE case_material;

ALTER TABLE case_material_kept RENAME TO case_material;
