-- Matters: whatever a person waits for, of any kind. A matter is the fold of its events (docs/adr/0014); what `matter` and `matter_branch` say
-- beside the agency, the site, the codes and the title is derived from them, for lists.

CREATE TABLE matter (
    id             @id,
    kind           TEXT NOT NULL CHECK (kind <> ''),
    -- The organ it was addressed to, and the site it came through.
    agency_id      @int NOT NULL REFERENCES agency (id),
    site_id        @int REFERENCES site (id),
    -- None while it is a draft.
    number         TEXT CHECK (number <> ''),
    -- Of the code the person follows it by, under a key that is not in the database.
    code_hash      TEXT NOT NULL UNIQUE CHECK (length(code_hash) = 64),
    title          TEXT NOT NULL,
    state          TEXT NOT NULL CHECK (state <> ''),
    is_open        @int NOT NULL CHECK (is_open IN (0, 1)),
    -- The number of its events: who acts on an older one was too slow.
    version        @int NOT NULL CHECK (version >= 1),
    unit_id        @int NOT NULL REFERENCES agency (id),
    handler_id     @int REFERENCES officer (id),
    filed_on       TEXT CHECK (filed_on LIKE '____-__-__'),
    received_on    TEXT CHECK (received_on LIKE '____-__-__'),
    first_due_on   TEXT CHECK (first_due_on LIKE '____-__-__'),
    -- The last day of the limit that applies; none while the clock stands.
    due_on         TEXT CHECK (due_on LIKE '____-__-__'),
    is_provisional @int NOT NULL CHECK (is_provisional IN (0, 1)),
    is_paused      @int NOT NULL CHECK (is_paused IN (0, 1)),
    -- The first day by which somebody who was asked must answer.
    answer_by      TEXT CHECK (answer_by LIKE '____-__-__'),
    closed_on      TEXT CHECK (closed_on LIKE '____-__-__'),
    created_at     @int NOT NULL,
    changed_at     @int NOT NULL,
    UNIQUE (kind, number)
) @strict;

CREATE INDEX matter_newest ON matter (kind, agency_id, id);
CREATE INDEX matter_due ON matter (kind, due_on, id) WHERE is_open = 1 AND due_on IS NOT NULL;
CREATE INDEX matter_unit_due ON matter (unit_id, kind, due_on, id) WHERE is_open = 1;
CREATE INDEX matter_handler_due ON matter (handler_id, kind, due_on, id) WHERE is_open = 1;
CREATE INDEX matter_state ON matter (kind, state, id);
CREATE INDEX matter_answer ON matter (kind, answer_by, id) WHERE is_open = 1 AND answer_by IS NOT NULL;
CREATE INDEX matter_received ON matter (kind, agency_id, received_on) WHERE received_on IS NOT NULL;

CREATE TABLE matter_event (
    matter_id     @int NOT NULL REFERENCES matter (id),
    number        @int NOT NULL CHECK (number >= 1),
    action        TEXT NOT NULL CHECK (action <> ''),
    author        TEXT NOT NULL CHECK (author IN ('officer', 'deputy', 'applicant', 'program')),
    -- As they were called then.
    officer_id    @int REFERENCES officer (id),
    officer_name  TEXT,
    -- In whose place a deputy acted.
    absent_id     @int REFERENCES officer (id),
    absent_name   TEXT,
    at            @int NOT NULL,
    -- The legal day of what was recorded.
    on_day        TEXT NOT NULL CHECK (on_day LIKE '____-__-__'),
    reason        TEXT,
    -- What was filled in, by field, and what stood in these fields before, as JSON. What says who somebody is, is sealed beside it.
    said          TEXT NOT NULL,
    said_before   TEXT NOT NULL,
    sealed        @blob,
    state_before  TEXT,
    state_after   TEXT,
    branch        @int,
    branch_change TEXT,
    clock         TEXT,
    -- The number of the event that was a mistake.
    reverses      @int,
    PRIMARY KEY (matter_id, number),
    CHECK ((author IN ('officer', 'deputy')) = (officer_id IS NOT NULL)),
    CHECK ((author = 'deputy') = (absent_id IS NOT NULL))
) @strict;

CREATE TABLE matter_branch (
    matter_id @int NOT NULL REFERENCES matter (id),
    number    @int NOT NULL,
    role      TEXT NOT NULL,
    unit_id   @int REFERENCES agency (id),
    opened_on TEXT NOT NULL CHECK (opened_on LIKE '____-__-__'),
    state     TEXT NOT NULL CHECK (state IN ('open', 'answered', 'lapsed')),
    answer_by TEXT CHECK (answer_by LIKE '____-__-__'),
    PRIMARY KEY (matter_id, number)
) @strict;

CREATE INDEX matter_branch_unit ON matter_branch (unit_id, matter_id) WHERE state = 'open';

-- The last number handed out of a series, by the agency and the year. A number is taken in the transaction that uses it, so none is lost.
CREATE TABLE number_series (
    series    TEXT NOT NULL,
    agency_id @int NOT NULL REFERENCES agency (id),
    year      @int NOT NULL,
    last      @int NOT NULL CHECK (last >= 1),
    PRIMARY KEY (series, agency_id, year)
) @strict;

-- What the registers, and with them the annual report, hold of a matter. Such records change with the matter and not by hand.
CREATE TABLE matter_record (
    matter_id @int NOT NULL REFERENCES matter (id),
    line      TEXT NOT NULL,
    register  TEXT NOT NULL,
    record_id @int NOT NULL,
    PRIMARY KEY (matter_id, line),
    UNIQUE (register, record_id)
) @strict;

-- Files that came with a matter, by what they are: of the first event what was handed in, of later ones what a step added.
CREATE TABLE matter_file (
    matter_id @int NOT NULL REFERENCES matter (id),
    position  @int NOT NULL CHECK (position >= 1),
    event     @int NOT NULL CHECK (event >= 1),
    name      TEXT NOT NULL CHECK (name <> ''),
    sha256    TEXT NOT NULL REFERENCES stored_file (sha256),
    PRIMARY KEY (matter_id, position)
) @strict;

CREATE INDEX matter_file_content ON matter_file (sha256);

-- Wrong codes of the last day, by the address they came from and the number they were tried on: kept here, so that a restart forgives nobody.
CREATE TABLE tracking_failure (
    id          @id,
    number_hash TEXT NOT NULL,
    address     TEXT NOT NULL,
    at          @int NOT NULL
) @strict;

CREATE INDEX tracking_failure_number ON tracking_failure (number_hash, at);
CREATE INDEX tracking_failure_address ON tracking_failure (address, at);

-- Who acts for whom while they are away.
CREATE TABLE delegation (
    id         @id,
    from_id    @int NOT NULL REFERENCES officer (id),
    to_id      @int NOT NULL REFERENCES officer (id) CHECK (to_id <> from_id),
    since      TEXT NOT NULL CHECK (since LIKE '____-__-__'),
    until      TEXT NOT NULL CHECK (until LIKE '____-__-__' AND until >= since),
    granted_at @int NOT NULL,
    ended_at   @int
) @strict;

CREATE INDEX delegation_to ON delegation (to_id, until);

-- Which key the sealed columns were written with; the key itself is in a file outside.
CREATE TABLE sealing_key (
    fingerprint TEXT NOT NULL PRIMARY KEY CHECK (length(fingerprint) = 16),
    adopted_at  @int NOT NULL
) @strict;
