-- Reconsiderations, litigations and complaints.

-- One reconsideration case.
CREATE TABLE reconsideration (
    record_id      @int NOT NULL,
    version        @int NOT NULL CHECK (version >= 1),
    is_current     @int NOT NULL CHECK (is_current IN (0, 1)),
    agency_id      @int NOT NULL REFERENCES agency (id),
    number         TEXT NOT NULL CHECK (number <> ''),
    filed_on       TEXT NOT NULL CHECK (filed_on LIKE '____-__-__'),
    request_number TEXT,
    body           TEXT NOT NULL CHECK (body <> ''),
    outcome        TEXT CHECK (outcome IN ('upheld', 'corrected', 'other')),
    concluded_on   TEXT CHECK (concluded_on LIKE '____-__-__'),
    reason         TEXT CHECK (version = 1 OR reason IS NOT NULL),
    recorded_by    TEXT NOT NULL,
    recorded_at    @int NOT NULL,
    PRIMARY KEY (record_id, version),
    CHECK (concluded_on >= filed_on),
    CHECK ((outcome IS NULL) = (concluded_on IS NULL))
) @strict;

CREATE UNIQUE INDEX reconsideration_current ON reconsideration (record_id) WHERE is_current = 1;
CREATE UNIQUE INDEX reconsideration_key ON reconsideration (number) WHERE is_current = 1;
CREATE INDEX reconsideration_day ON reconsideration (filed_on, agency_id, outcome, record_id) WHERE is_current = 1;

-- One court case.
CREATE TABLE litigation (
    record_id      @int NOT NULL,
    version        @int NOT NULL CHECK (version >= 1),
    is_current     @int NOT NULL CHECK (is_current IN (0, 1)),
    agency_id      @int NOT NULL REFERENCES agency (id),
    number         TEXT NOT NULL CHECK (number <> ''),
    filed_on       TEXT NOT NULL CHECK (filed_on LIKE '____-__-__'),
    request_number TEXT,
    body           TEXT NOT NULL CHECK (body <> ''),
    stage          TEXT NOT NULL CHECK (stage IN ('direct', 'afterReconsideration')),
    outcome        TEXT CHECK (outcome IN ('upheld', 'corrected', 'other')),
    concluded_on   TEXT CHECK (concluded_on LIKE '____-__-__'),
    reason         TEXT CHECK (version = 1 OR reason IS NOT NULL),
    recorded_by    TEXT NOT NULL,
    recorded_at    @int NOT NULL,
    PRIMARY KEY (record_id, version),
    CHECK (concluded_on >= filed_on),
    CHECK ((outcome IS NULL) = (concluded_on IS NULL))
) @strict;

CREATE UNIQUE INDEX litigation_current ON litigation (record_id) WHERE is_current = 1;
CREATE UNIQUE INDEX litigation_key ON litigation (number) WHERE is_current = 1;
CREATE INDEX litigation_day ON litigation (filed_on, agency_id, stage, outcome, record_id) WHERE is_current = 1;

-- One complaint about disclosure work.
CREATE TABLE complaint (
    record_id    @int NOT NULL,
    version      @int NOT NULL CHECK (version >= 1),
    is_current   @int NOT NULL CHECK (is_current IN (0, 1)),
    agency_id    @int NOT NULL REFERENCES agency (id),
    number       TEXT NOT NULL CHECK (number <> ''),
    received_on  TEXT NOT NULL CHECK (received_on LIKE '____-__-__'),
    matter       TEXT NOT NULL CHECK (matter <> ''),
    concluded_on TEXT CHECK (concluded_on LIKE '____-__-__'),
    reason       TEXT CHECK (version = 1 OR reason IS NOT NULL),
    recorded_by  TEXT NOT NULL,
    recorded_at  @int NOT NULL,
    PRIMARY KEY (record_id, version),
    CHECK (concluded_on >= received_on)
) @strict;

CREATE UNIQUE INDEX complaint_current ON complaint (record_id) WHERE is_current = 1;
CREATE UNIQUE INDEX complaint_key ON complaint (number) WHERE is_current = 1;
CREATE INDEX complaint_day ON complaint (received_on, agency_id, record_id) WHERE is_current = 1;
