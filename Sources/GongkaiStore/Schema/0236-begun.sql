-- What a form that begins something has made, by the mark in the form: whoever goes back to it and sends it once more is led to what there is, and no
-- twin is begun. Rows are kept as long as a page may stay open.
CREATE TABLE begun (
    mark       TEXT PRIMARY KEY CHECK (length(mark) = 64),
    officer_id @int NOT NULL REFERENCES officer (id),
    kind       TEXT NOT NULL CHECK (kind IN ('article', 'sheet', 'collection')),
    subject_id @int NOT NULL,
    at         @int NOT NULL
) @strict;

CREATE INDEX begun_at ON begun (at);
