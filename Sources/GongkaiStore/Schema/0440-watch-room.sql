-- The watch room: how many open cases stand where, what each month brought, and how cards stand, so that no page counts cases. All of it is derived:
-- dropped and made anew by `gongkai supervision rebuild`. What inspectors issue and what was published stays for ever.

DROP TABLE supervision_case;

CREATE TABLE supervision_case (
    matter_id @int NOT NULL PRIMARY KEY REFERENCES matter (id),
    is_open @int NOT NULL CHECK (is_open IN (0, 1)),
    -- The gravest signal that was found in it.
    colour TEXT NOT NULL CHECK (colour IN ('green', 'warning', 'yellow', 'red', 'unreadable')),
    unit_id @int NOT NULL REFERENCES agency (id),
    item TEXT NOT NULL,
    -- Where it stands: `step:` and the steps of its flow that run, or else its state.
    step TEXT NOT NULL,
    -- The steps that were looked at.
    version @int NOT NULL,
    -- The first day on which another card appears if nothing happens; none where none ever will.
    next_on TEXT CHECK (next_on LIKE '____-__-__'),
    received_on TEXT CHECK (received_on LIKE '____-__-__'),
    -- The day of the decision, or of the end without one.
    ended_on TEXT CHECK (ended_on LIKE '____-__-__'),
    -- Who took it in at the window, and who handles it.
    window_id @int REFERENCES officer (id),
    handler_id @int REFERENCES officer (id)
) @strict;

CREATE INDEX supervision_case_next ON supervision_case (next_on, matter_id) WHERE next_on IS NOT NULL;
CREATE INDEX supervision_case_colour ON supervision_case (colour, matter_id) WHERE is_open = 1;
CREATE INDEX supervision_case_unit ON supervision_case (unit_id, colour, matter_id) WHERE is_open = 1;
CREATE INDEX supervision_case_item ON supervision_case (item, colour, matter_id) WHERE is_open = 1;
CREATE INDEX supervision_case_step ON supervision_case (step, colour, matter_id) WHERE is_open = 1;

-- Of the items of all cases, the newest name.
CREATE TABLE supervision_item (
    item TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
) @strict;

-- How many open cases stand where.
CREATE TABLE supervision_standing (
    unit_id @int NOT NULL,
    item TEXT NOT NULL,
    step TEXT NOT NULL,
    colour TEXT NOT NULL,
    cases @int NOT NULL,
    PRIMARY KEY (unit_id, item, step, colour)
) @strict;

-- What a month brought to a unit, an item, a window clerk or a handler: cases that came and ended, cards by rule, facts that count in scores.
CREATE TABLE supervision_tally (
    kind TEXT NOT NULL CHECK (kind IN ('unit', 'item', 'window', 'person')),
    month TEXT NOT NULL CHECK (month LIKE '____-__'),
    subject TEXT NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('received', 'ended', 'warning', 'yellow', 'red', 'fact')),
    -- The rule, or the measure of a fact.
    code TEXT NOT NULL,
    head TEXT NOT NULL,
    number @int NOT NULL,
    -- Hundredths.
    points @int NOT NULL,
    PRIMARY KEY (kind, month, subject, what, code, head)
) @strict;

-- How a card stands about which something was said; of all others the explanation is awaited.
CREATE TABLE supervision_card_state (
    matter_id @int NOT NULL REFERENCES matter (id),
    rule TEXT NOT NULL,
    signal TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('issued', 'explained', 'appealed', 'confirmed', 'withdrawn', 'upgraded')),
    -- What it says now.
    stands_as TEXT NOT NULL CHECK (stands_as IN ('warning', 'yellow', 'red')),
    -- Whether a recommendation waits for its answer.
    is_asked @int NOT NULL CHECK (is_asked IN (0, 1)),
    PRIMARY KEY (matter_id, rule, signal)
) @strict;

CREATE INDEX supervision_card_state_state ON supervision_card_state (state, matter_id);

DROP INDEX supervision_card_day;
CREATE INDEX supervision_card_day ON supervision_card (on_day, matter_id, rule);
CREATE INDEX supervision_card_rule ON supervision_card (rule, on_day, matter_id);

-- Cards of inspectors: who answers for one is said when it is issued.
CREATE TABLE card_issued (
    matter_id @int NOT NULL REFERENCES matter (id),
    rule TEXT NOT NULL CHECK (rule LIKE 'inspector.%'),
    signal TEXT NOT NULL CHECK (signal IN ('warning', 'yellow', 'red')),
    on_day TEXT NOT NULL CHECK (on_day LIKE '____-__-__'),
    unit_id @int NOT NULL REFERENCES agency (id),
    person_id @int REFERENCES officer (id),
    points @int NOT NULL,
    head TEXT NOT NULL,
    PRIMARY KEY (matter_id, rule)
) @strict;

CREATE INDEX card_issued_day ON card_issued (on_day, matter_id, rule);

INSERT INTO card_issued (matter_id, rule, signal, on_day, unit_id, person_id, points, head)
SELECT matter.id, card_event.rule, card_event.signal, card_event.on_day, matter.unit_id, matter.handler_id,
    CASE card_event.signal WHEN 'warning' THEN 20 WHEN 'yellow' THEN 100 ELSE 300 END, 'inspection'
FROM card_event JOIN matter ON matter.id = card_event.matter_id
WHERE card_event.number = 1 AND card_event.rule LIKE 'inspector.%';

-- A ranking as it was published: later rules, cards and schemes never change it. A correction is another version.
CREATE TABLE score_publication (
    id @id,
    kind TEXT NOT NULL CHECK (kind IN ('unit', 'person')),
    first_on TEXT NOT NULL CHECK (first_on LIKE '____-__-__'),
    last_on TEXT NOT NULL CHECK (last_on LIKE '____-__-__'),
    words TEXT NOT NULL CHECK (words <> ''),
    version @int NOT NULL CHECK (version >= 1),
    scheme TEXT NOT NULL,
    scheme_version @int NOT NULL,
    -- Of a correction: why.
    reason TEXT,
    officer_id @int NOT NULL REFERENCES officer (id),
    name TEXT NOT NULL,
    at @int NOT NULL,
    -- Of the sheets, in the order of their places.
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    UNIQUE (kind, first_on, last_on, version)
) @strict;

CREATE TABLE score_published (
    publication_id @int NOT NULL REFERENCES score_publication (id),
    position @int NOT NULL,
    place @int NOT NULL CHECK (place >= 1),
    subject_id @int NOT NULL,
    -- The unit that answers for it: the subject itself, or that of the person.
    unit_id @int NOT NULL REFERENCES agency (id),
    -- As it was called then.
    name TEXT NOT NULL,
    total @int NOT NULL,
    grade TEXT NOT NULL,
    sheet TEXT NOT NULL CHECK (sheet <> ''),
    PRIMARY KEY (publication_id, position),
    UNIQUE (publication_id, subject_id)
) @strict;

CREATE TABLE score_objection (
    id @id,
    publication_id @int NOT NULL REFERENCES score_publication (id),
    subject_id @int NOT NULL,
    officer_id @int NOT NULL REFERENCES officer (id),
    name TEXT NOT NULL,
    at @int NOT NULL,
    said TEXT NOT NULL CHECK (said <> ''),
    FOREIGN KEY (publication_id, subject_id) REFERENCES score_published (publication_id, subject_id)
) @strict;

CREATE INDEX score_objection_publication ON score_objection (publication_id, id);

-- What was decided about an objection, once.
CREATE TABLE score_resolution (
    objection_id @int NOT NULL PRIMARY KEY REFERENCES score_objection (id),
    is_upheld @int NOT NULL CHECK (is_upheld IN (0, 1)),
    officer_id @int NOT NULL REFERENCES officer (id),
    name TEXT NOT NULL,
    at @int NOT NULL,
    said TEXT NOT NULL CHECK (said <> '')
) @strict;

-- Everything derived is made anew in the next round.
DELETE FROM supervision_basis;
