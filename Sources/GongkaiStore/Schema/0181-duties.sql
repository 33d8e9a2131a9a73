-- Which duty falls to which unit, where the office says another thing than the shipped list. What it said before stands in the audit trail.
CREATE TABLE duty_assignment (
    agency_id     @int NOT NULL REFERENCES agency (id),
    duty          TEXT NOT NULL CHECK (duty <> ''),
    is_assigned   @int NOT NULL CHECK (is_assigned IN (0, 1)),
    interval_days @int CHECK (interval_days > 0),
    reason        TEXT NOT NULL CHECK (reason <> ''),
    set_by        @int NOT NULL REFERENCES officer (id),
    set_at        @int NOT NULL,
    PRIMARY KEY (agency_id, duty)
) @strict;

-- What was published in a span of days is found without reading every version.
CREATE INDEX article_version_first_shown ON article_version (published_at, article_id) WHERE published_at IS NOT NULL;
