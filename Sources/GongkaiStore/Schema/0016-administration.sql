-- What the district decides, charges and buys, and the powers it holds.

-- How many decisions of a kind one agency took in a month.
CREATE TABLE administrative_decision (
    record_id   @int NOT NULL,
    version     @int NOT NULL CHECK (version >= 1),
    is_current  @int NOT NULL CHECK (is_current IN (0, 1)),
    agency_id   @int NOT NULL REFERENCES agency (id),
    kind        TEXT NOT NULL CHECK (kind IN ('licence', 'otherService', 'penalty', 'coercion')),
    month       TEXT NOT NULL CHECK (month LIKE '____-__-__'),
    decisions   @int NOT NULL CHECK (decisions >= 0),
    reason      TEXT CHECK (version = 1 OR reason IS NOT NULL),
    recorded_by TEXT NOT NULL,
    recorded_at @int NOT NULL,
    PRIMARY KEY (record_id, version)
) @strict;

CREATE UNIQUE INDEX administrative_decision_current ON administrative_decision (record_id) WHERE is_current = 1;
CREATE UNIQUE INDEX administrative_decision_once ON administrative_decision (agency_id, kind, month)
    WHERE is_current = 1;
CREATE INDEX administrative_decision_day ON administrative_decision (month, agency_id, kind, record_id) WHERE is_current = 1;

-- What one agency charged for one item in a stretch of time that ends on `charged_in`, in fen.
CREATE TABLE administrative_charge (
    record_id   @int NOT NULL,
    version     @int NOT NULL CHECK (version >= 1),
    is_current  @int NOT NULL CHECK (is_current IN (0, 1)),
    agency_id   @int NOT NULL REFERENCES agency (id),
    item        TEXT NOT NULL CHECK (item <> ''),
    charged_in  TEXT NOT NULL CHECK (charged_in LIKE '____-__-__'),
    amount      @int NOT NULL CHECK (amount >= 0),
    reason      TEXT CHECK (version = 1 OR reason IS NOT NULL),
    recorded_by TEXT NOT NULL,
    recorded_at @int NOT NULL,
    PRIMARY KEY (record_id, version)
) @strict;

CREATE UNIQUE INDEX administrative_charge_current ON administrative_charge (record_id) WHERE is_current = 1;
CREATE UNIQUE INDEX administrative_charge_once ON administrative_charge (agency_id, item, charged_in)
    WHERE is_current = 1;
CREATE INDEX administrative_charge_day ON administrative_charge (charged_in, agency_id, record_id) WHERE is_current = 1;

-- One power or service of an agency; `until` is its last day.
CREATE TABLE power_item (
    record_id   @int NOT NULL,
    version     @int NOT NULL CHECK (version >= 1),
    is_current  @int NOT NULL CHECK (is_current IN (0, 1)),
    agency_id   @int NOT NULL REFERENCES agency (id),
    kind        TEXT NOT NULL CHECK (kind IN ('licence', 'otherService', 'penalty', 'coercion', 'fee')),
    code        TEXT NOT NULL CHECK (code <> ''),
    name        TEXT NOT NULL CHECK (name <> ''),
    since       TEXT NOT NULL CHECK (since LIKE '____-__-__'),
    until       TEXT CHECK (until LIKE '____-__-__'),
    reason      TEXT CHECK (version = 1 OR reason IS NOT NULL),
    recorded_by TEXT NOT NULL,
    recorded_at @int NOT NULL,
    PRIMARY KEY (record_id, version),
    CHECK (until >= since)
) @strict;

CREATE UNIQUE INDEX power_item_current ON power_item (record_id) WHERE is_current = 1;
CREATE UNIQUE INDEX power_item_key ON power_item (code) WHERE is_current = 1;
CREATE INDEX power_item_day ON power_item (since, agency_id, kind, record_id) WHERE is_current = 1;

-- One centralised procurement, in fen.
CREATE TABLE procurement (
    record_id    @int NOT NULL,
    version      @int NOT NULL CHECK (version >= 1),
    is_current   @int NOT NULL CHECK (is_current IN (0, 1)),
    agency_id    @int NOT NULL REFERENCES agency (id),
    number       TEXT NOT NULL CHECK (number <> ''),
    project      TEXT NOT NULL CHECK (project <> ''),
    concluded_on TEXT NOT NULL CHECK (concluded_on LIKE '____-__-__'),
    amount       @int NOT NULL CHECK (amount >= 0),
    reason       TEXT CHECK (version = 1 OR reason IS NOT NULL),
    recorded_by  TEXT NOT NULL,
    recorded_at  @int NOT NULL,
    PRIMARY KEY (record_id, version)
) @strict;

CREATE UNIQUE INDEX procurement_current ON procurement (record_id) WHERE is_current = 1;
CREATE UNIQUE INDEX procurement_key ON procurement (number) WHERE is_current = 1;
CREATE INDEX procurement_day ON procurement (concluded_on, agency_id, record_id) WHERE is_current = 1;
