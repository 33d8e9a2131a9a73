-- What was told stays. Each card a rule found, as it was when somebody was told of it first: the replay may find something else after a change of the
-- program, and says so beside it (docs/adr/0032).
CREATE TABLE card_found (
    matter_id @int NOT NULL REFERENCES matter (id),
    rule TEXT NOT NULL CHECK (rule <> ''),
    signal TEXT NOT NULL CHECK (signal IN ('warning', 'yellow', 'red')),
    version @int NOT NULL CHECK (version >= 1),
    measure TEXT NOT NULL,
    on_day TEXT NOT NULL CHECK (on_day LIKE '____-__-__'),
    events TEXT NOT NULL,
    from_day TEXT CHECK (from_day LIKE '____-__-__'),
    due_on TEXT CHECK (due_on LIKE '____-__-__'),
    value @int NOT NULL,
    unit_id @int NOT NULL REFERENCES agency (id),
    person_id @int REFERENCES officer (id),
    -- Hundredths.
    points @int NOT NULL,
    head TEXT NOT NULL,
    -- When it was told.
    found_at @int NOT NULL,
    PRIMARY KEY (matter_id, rule, signal)
) @strict;

INSERT INTO card_found (matter_id, rule, signal, version, measure, on_day, events, from_day, due_on, value, unit_id, person_id, points, head, found_at)
SELECT matter_id, rule, signal, version, measure, on_day, events, from_day, due_on, value, unit_id, person_id, points, head, 0 FROM supervision_card
WHERE on_day <= (SELECT MAX(through) FROM supervision_basis);

-- Cards of which somebody was told and which the replay does not find any more.
CREATE TABLE supervision_gone (
    matter_id @int NOT NULL,
    rule TEXT NOT NULL,
    signal TEXT NOT NULL,
    PRIMARY KEY (matter_id, rule, signal)
) @strict;

-- How a card stood, from a day on and until another: a past day is a condition and no computation. A card about which nothing was said is issued.
DROP TABLE supervision_card_state;

CREATE TABLE supervision_card_state (
    matter_id @int NOT NULL REFERENCES matter (id),
    rule TEXT NOT NULL,
    signal TEXT NOT NULL,
    since_on TEXT NOT NULL CHECK (since_on LIKE '____-__-__'),
    -- The day from which it stood otherwise; none of how it stands now.
    until_on TEXT CHECK (until_on > since_on),
    state TEXT NOT NULL CHECK (state IN ('issued', 'explained', 'appealed', 'confirmed', 'withdrawn', 'upgraded')),
    -- What it said then.
    stands_as TEXT NOT NULL CHECK (stands_as IN ('warning', 'yellow', 'red')),
    -- Whether a recommendation waited for its answer.
    is_asked @int NOT NULL CHECK (is_asked IN (0, 1)),
    PRIMARY KEY (matter_id, rule, signal, since_on)
) @strict;

CREATE INDEX supervision_card_state_state ON supervision_card_state (state, matter_id);

ALTER TABLE supervision_card ADD COLUMN
    item TEXT NOT NULL DEFAULT '';
CREATE INDEX supervision_card_item ON supervision_card (item, on_day, matter_id, rule);

ALTER TABLE supervision_case ADD COLUMN
    closed_on TEXT;
CREATE INDEX supervision_case_all ON supervision_case (matter_id) WHERE is_open = 1;

ALTER TABLE supervision_item ADD COLUMN item_version @int NOT NULL DEFAULT 0;

CREATE INDEX supervision_fact_unit ON supervision_fact (unit_id, on_day);
CREATE INDEX supervision_fact_person ON supervision_fact (person_id, on_day) WHERE person_id IS NOT NULL;
CREATE INDEX card_issued_unit ON card_issued (unit_id, on_day);
CREATE INDEX card_issued_person ON card_issued (person_id, on_day) WHERE person_id IS NOT NULL;

-- Everything derived is made anew in the next round.
DELETE FROM supervision_basis;
