-- Requests for disclosure, their replies, what earlier reports carried over, fees and waivers.
-- Outcomes are law that changes with its forms (RequestOutcome in the program), so the schema does not list them.

-- One request received.
CREATE TABLE disclosure_request (
    record_id      @int NOT NULL,
    version        @int NOT NULL CHECK (version >= 1),
    is_current     @int NOT NULL CHECK (is_current IN (0, 1)),
    agency_id      @int NOT NULL REFERENCES agency (id),
    number         TEXT NOT NULL CHECK (number <> ''),
    received_on    TEXT NOT NULL CHECK (received_on LIKE '____-__-__'),
    channel        TEXT NOT NULL CHECK (channel IN ('inPerson', 'fax', 'online', 'letter')),
    applicant_kind TEXT NOT NULL CHECK (applicant_kind IN ('NP', 'L1', 'L2', 'L3', 'L4', 'L5')),
    summary        TEXT NOT NULL CHECK (summary <> ''),
    reason         TEXT CHECK (version = 1 OR reason IS NOT NULL),
    recorded_by    TEXT NOT NULL,
    recorded_at    @int NOT NULL,
    PRIMARY KEY (record_id, version)
) @strict;

CREATE UNIQUE INDEX disclosure_request_current ON disclosure_request (record_id) WHERE is_current = 1;
CREATE UNIQUE INDEX disclosure_request_key ON disclosure_request (number) WHERE is_current = 1;
CREATE INDEX disclosure_request_day ON disclosure_request (received_on, agency_id, channel, applicant_kind, record_id)
    WHERE is_current = 1;

-- The one decision on a request.
CREATE TABLE request_reply (
    record_id   @int NOT NULL,
    version     @int NOT NULL CHECK (version >= 1),
    is_current  @int NOT NULL CHECK (is_current IN (0, 1)),
    agency_id   @int NOT NULL REFERENCES agency (id),
    request_id  @int NOT NULL,
    decided_on  TEXT NOT NULL CHECK (decided_on LIKE '____-__-__'),
    outcome     TEXT NOT NULL CHECK (outcome <> ''),
    is_late     @int NOT NULL CHECK (is_late IN (0, 1)),
    reason      TEXT CHECK (version = 1 OR reason IS NOT NULL),
    recorded_by TEXT NOT NULL,
    recorded_at @int NOT NULL,
    PRIMARY KEY (record_id, version)
) @strict;

CREATE UNIQUE INDEX request_reply_current ON request_reply (record_id) WHERE is_current = 1;
CREATE UNIQUE INDEX request_reply_once ON request_reply (request_id) WHERE is_current = 1;
CREATE INDEX request_reply_day ON request_reply (decided_on, agency_id, request_id, outcome, is_late, record_id)
    WHERE is_current = 1;
-- Whether a request was decided by a day is asked for every request of all years.
CREATE INDEX request_reply_decided ON request_reply (request_id, decided_on) WHERE is_current = 1;

-- What a report published before this program was in use carried over, for one kind of applicant.
CREATE TABLE carry_over (
    record_id      @int NOT NULL,
    version        @int NOT NULL CHECK (version >= 1),
    is_current     @int NOT NULL CHECK (is_current IN (0, 1)),
    agency_id      @int NOT NULL REFERENCES agency (id),
    year           @int NOT NULL CHECK (year BETWEEN 1949 AND 2200),
    applicant_kind TEXT NOT NULL CHECK (applicant_kind IN ('NP', 'L1', 'L2', 'L3', 'L4', 'L5')),
    carried_out    @int NOT NULL CHECK (carried_out >= 0),
    source         TEXT NOT NULL CHECK (source <> ''),
    reason         TEXT CHECK (version = 1 OR reason IS NOT NULL),
    recorded_by    TEXT NOT NULL,
    recorded_at    @int NOT NULL,
    PRIMARY KEY (record_id, version)
) @strict;

CREATE UNIQUE INDEX carry_over_current ON carry_over (record_id) WHERE is_current = 1;
CREATE UNIQUE INDEX carry_over_once ON carry_over (agency_id, year, applicant_kind) WHERE is_current = 1;

-- One fee collected, in fen.
CREATE TABLE processing_fee (
    record_id      @int NOT NULL,
    version        @int NOT NULL CHECK (version >= 1),
    is_current     @int NOT NULL CHECK (is_current IN (0, 1)),
    agency_id      @int NOT NULL REFERENCES agency (id),
    request_number TEXT NOT NULL CHECK (request_number <> ''),
    charged_on     TEXT NOT NULL CHECK (charged_on LIKE '____-__-__'),
    amount         @int NOT NULL CHECK (amount >= 0),
    reason         TEXT CHECK (version = 1 OR reason IS NOT NULL),
    recorded_by    TEXT NOT NULL,
    recorded_at    @int NOT NULL,
    PRIMARY KEY (record_id, version)
) @strict;

CREATE UNIQUE INDEX processing_fee_current ON processing_fee (record_id) WHERE is_current = 1;
CREATE INDEX processing_fee_day ON processing_fee (charged_on, agency_id, record_id) WHERE is_current = 1;

-- One fee waived, in fen.
CREATE TABLE fee_waiver (
    record_id      @int NOT NULL,
    version        @int NOT NULL CHECK (version >= 1),
    is_current     @int NOT NULL CHECK (is_current IN (0, 1)),
    agency_id      @int NOT NULL REFERENCES agency (id),
    request_number TEXT NOT NULL CHECK (request_number <> ''),
    granted_on     TEXT NOT NULL CHECK (granted_on LIKE '____-__-__'),
    amount         @int NOT NULL CHECK (amount >= 0),
    ground         TEXT NOT NULL CHECK (ground <> ''),
    reason         TEXT CHECK (version = 1 OR reason IS NOT NULL),
    recorded_by    TEXT NOT NULL,
    recorded_at    @int NOT NULL,
    PRIMARY KEY (record_id, version)
) @strict;

CREATE UNIQUE INDEX fee_waiver_current ON fee_waiver (record_id) WHERE is_current = 1;
CREATE INDEX fee_waiver_day ON fee_waiver (granted_on, agency_id, record_id) WHERE is_current = 1;
