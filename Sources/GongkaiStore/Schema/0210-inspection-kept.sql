-- Findings of one unit beyond the first few stand together in one row, which says how many they are.
ALTER TABLE inspection_finding ADD COLUMN things @int NOT NULL DEFAULT 1 CHECK (things > 0);

-- The inspection that somebody asked for: one at a time, over all servers. One that was not seen at work for two minutes is over.
CREATE TABLE inspection_job (
    id         @int NOT NULL PRIMARY KEY CHECK (id = 1),
    site_id    @int NOT NULL REFERENCES site (id),
    started_by @int NOT NULL REFERENCES officer (id),
    started_at @int NOT NULL,
    seen_at    @int NOT NULL,
    ended_at   @int,
    has_failed @int NOT NULL DEFAULT 0 CHECK (has_failed IN (0, 1))
) @strict;
