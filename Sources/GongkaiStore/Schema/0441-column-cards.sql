-- Public columns that were not brought up to date in time, each once for each time. What a column showed on a past day is not recorded, so these are
-- kept as they were found and not derived again (docs/adr/0030).
CREATE TABLE column_card (
    column_id @int NOT NULL REFERENCES site_column (id),
    rule TEXT NOT NULL CHECK (rule <> ''),
    version @int NOT NULL CHECK (version >= 1),
    signal TEXT NOT NULL CHECK (signal IN ('warning', 'yellow', 'red')),
    -- The day of its newest item, the last day for the next one, and the day on which that was missed.
    from_day TEXT NOT NULL CHECK (from_day LIKE '____-__-__'),
    due_on TEXT NOT NULL CHECK (due_on LIKE '____-__-__'),
    on_day TEXT NOT NULL CHECK (on_day LIKE '____-__-__'),
    unit_id @int NOT NULL REFERENCES agency (id),
    points @int NOT NULL,
    head TEXT NOT NULL,
    PRIMARY KEY (column_id, rule, from_day)
) @strict;

CREATE INDEX column_card_day ON column_card (on_day, unit_id);
