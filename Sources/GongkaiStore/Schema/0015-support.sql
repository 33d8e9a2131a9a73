-- Offices, reading points, people, money, meetings and trainings.

-- One office for disclosure; `until` is its last day.
CREATE TABLE disclosure_office (
    record_id   @int NOT NULL,
    version     @int NOT NULL CHECK (version >= 1),
    is_current  @int NOT NULL CHECK (is_current IN (0, 1)),
    agency_id   @int NOT NULL REFERENCES agency (id),
    name        TEXT NOT NULL CHECK (name <> ''),
    since       TEXT NOT NULL CHECK (since LIKE '____-__-__'),
    until       TEXT CHECK (until LIKE '____-__-__'),
    reason      TEXT CHECK (version = 1 OR reason IS NOT NULL),
    recorded_by TEXT NOT NULL,
    recorded_at @int NOT NULL,
    PRIMARY KEY (record_id, version),
    CHECK (until >= since)
) @strict;

CREATE UNIQUE INDEX disclosure_office_current ON disclosure_office (record_id) WHERE is_current = 1;
CREATE UNIQUE INDEX disclosure_office_once ON disclosure_office (agency_id, name, since) WHERE is_current = 1;
CREATE INDEX disclosure_office_day ON disclosure_office (since, agency_id, record_id) WHERE is_current = 1;

-- One public reading point; `until` is its last day.
CREATE TABLE reading_point (
    record_id   @int NOT NULL,
    version     @int NOT NULL CHECK (version >= 1),
    is_current  @int NOT NULL CHECK (is_current IN (0, 1)),
    agency_id   @int NOT NULL REFERENCES agency (id),
    name        TEXT NOT NULL CHECK (name <> ''),
    address     TEXT,
    since       TEXT NOT NULL CHECK (since LIKE '____-__-__'),
    until       TEXT CHECK (until LIKE '____-__-__'),
    reason      TEXT CHECK (version = 1 OR reason IS NOT NULL),
    recorded_by TEXT NOT NULL,
    recorded_at @int NOT NULL,
    PRIMARY KEY (record_id, version),
    CHECK (until >= since)
) @strict;

CREATE UNIQUE INDEX reading_point_current ON reading_point (record_id) WHERE is_current = 1;
CREATE UNIQUE INDEX reading_point_once ON reading_point (agency_id, name, since) WHERE is_current = 1;
CREATE INDEX reading_point_day ON reading_point (since, agency_id, record_id) WHERE is_current = 1;

-- One person in disclosure work; `until` is the last day.
CREATE TABLE staff_member (
    record_id   @int NOT NULL,
    version     @int NOT NULL CHECK (version >= 1),
    is_current  @int NOT NULL CHECK (is_current IN (0, 1)),
    agency_id   @int NOT NULL REFERENCES agency (id),
    name        TEXT NOT NULL CHECK (name <> ''),
    post        TEXT NOT NULL CHECK (post IN ('disclosure', 'gazette', 'website')),
    duty        TEXT NOT NULL CHECK (duty IN ('fullTime', 'partTime')),
    since       TEXT NOT NULL CHECK (since LIKE '____-__-__'),
    until       TEXT CHECK (until LIKE '____-__-__'),
    reason      TEXT CHECK (version = 1 OR reason IS NOT NULL),
    recorded_by TEXT NOT NULL,
    recorded_at @int NOT NULL,
    PRIMARY KEY (record_id, version),
    CHECK (until >= since)
) @strict;

CREATE UNIQUE INDEX staff_member_current ON staff_member (record_id) WHERE is_current = 1;
CREATE UNIQUE INDEX staff_member_once ON staff_member (agency_id, name, post, since) WHERE is_current = 1;
CREATE INDEX staff_member_day ON staff_member (since, agency_id, post, duty, record_id) WHERE is_current = 1;

-- One earmarked sum of a year, in fen.
CREATE TABLE disclosure_budget (
    record_id   @int NOT NULL,
    version     @int NOT NULL CHECK (version >= 1),
    is_current  @int NOT NULL CHECK (is_current IN (0, 1)),
    agency_id   @int NOT NULL REFERENCES agency (id),
    year        @int NOT NULL CHECK (year BETWEEN 1949 AND 2200),
    purpose     TEXT NOT NULL CHECK (purpose <> ''),
    amount      @int NOT NULL CHECK (amount >= 0),
    reason      TEXT CHECK (version = 1 OR reason IS NOT NULL),
    recorded_by TEXT NOT NULL,
    recorded_at @int NOT NULL,
    PRIMARY KEY (record_id, version)
) @strict;

CREATE UNIQUE INDEX disclosure_budget_current ON disclosure_budget (record_id) WHERE is_current = 1;
CREATE UNIQUE INDEX disclosure_budget_once ON disclosure_budget (agency_id, year, purpose) WHERE is_current = 1;

-- One meeting on disclosure work.
CREATE TABLE work_meeting (
    record_id   @int NOT NULL,
    version     @int NOT NULL CHECK (version >= 1),
    is_current  @int NOT NULL CHECK (is_current IN (0, 1)),
    agency_id   @int NOT NULL REFERENCES agency (id),
    topic       TEXT NOT NULL CHECK (topic <> ''),
    held_on     TEXT NOT NULL CHECK (held_on LIKE '____-__-__'),
    attendance  @int CHECK (attendance >= 0),
    reason      TEXT CHECK (version = 1 OR reason IS NOT NULL),
    recorded_by TEXT NOT NULL,
    recorded_at @int NOT NULL,
    PRIMARY KEY (record_id, version)
) @strict;

CREATE UNIQUE INDEX work_meeting_current ON work_meeting (record_id) WHERE is_current = 1;
CREATE UNIQUE INDEX work_meeting_once ON work_meeting (agency_id, topic, held_on) WHERE is_current = 1;
CREATE INDEX work_meeting_day ON work_meeting (held_on, agency_id, record_id) WHERE is_current = 1;

-- One training.
CREATE TABLE training (
    record_id   @int NOT NULL,
    version     @int NOT NULL CHECK (version >= 1),
    is_current  @int NOT NULL CHECK (is_current IN (0, 1)),
    agency_id   @int NOT NULL REFERENCES agency (id),
    number      TEXT NOT NULL CHECK (number <> ''),
    topic       TEXT NOT NULL CHECK (topic <> ''),
    held_on     TEXT NOT NULL CHECK (held_on LIKE '____-__-__'),
    reason      TEXT CHECK (version = 1 OR reason IS NOT NULL),
    recorded_by TEXT NOT NULL,
    recorded_at @int NOT NULL,
    PRIMARY KEY (record_id, version)
) @strict;

CREATE UNIQUE INDEX training_current ON training (record_id) WHERE is_current = 1;
CREATE UNIQUE INDEX training_key ON training (number) WHERE is_current = 1;
CREATE INDEX training_day ON training (held_on, agency_id, record_id) WHERE is_current = 1;

-- How many people of one unit attended a training.
CREATE TABLE training_attendance (
    record_id      @int NOT NULL,
    version        @int NOT NULL CHECK (version >= 1),
    is_current     @int NOT NULL CHECK (is_current IN (0, 1)),
    agency_id      @int NOT NULL REFERENCES agency (id),
    training_id    @int NOT NULL,
    attending_unit TEXT NOT NULL CHECK (attending_unit <> ''),
    persons        @int NOT NULL CHECK (persons >= 0),
    reason         TEXT CHECK (version = 1 OR reason IS NOT NULL),
    recorded_by    TEXT NOT NULL,
    recorded_at    @int NOT NULL,
    PRIMARY KEY (record_id, version)
) @strict;

CREATE UNIQUE INDEX training_attendance_current ON training_attendance (record_id) WHERE is_current = 1;
CREATE UNIQUE INDEX training_attendance_once ON training_attendance (training_id, attending_unit)
    WHERE is_current = 1;
