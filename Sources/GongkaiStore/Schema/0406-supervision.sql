-- Electronic supervision. What a rule finds is derived from the steps of cases and can be dropped and made again (docs/adr/0025); what becomes of a
-- card, and the rules themselves, are kept for ever.

CREATE TABLE supervision_card (
    matter_id @int NOT NULL REFERENCES matter (id),
    rule TEXT NOT NULL CHECK (rule <> ''),
    signal TEXT NOT NULL CHECK (signal IN ('warning', 'yellow', 'red')),
    version @int NOT NULL CHECK (version >= 1),
    measure TEXT NOT NULL,
    on_day TEXT NOT NULL CHECK (on_day LIKE '____-__-__'),
    -- The numbers of the steps it rests on, with a plus between them.
    events TEXT NOT NULL,
    -- Of a limit: the day it counts from, and the last one.
    from_day TEXT CHECK (from_day LIKE '____-__-__'),
    due_on TEXT CHECK (due_on LIKE '____-__-__'),
    -- Of a fact: how much.
    value @int NOT NULL,
    unit_id @int NOT NULL REFERENCES agency (id),
    person_id @int REFERENCES officer (id),
    -- Hundredths.
    points @int NOT NULL,
    head TEXT NOT NULL,
    PRIMARY KEY (matter_id, rule, signal)
) @strict;

CREATE INDEX supervision_card_day ON supervision_card (on_day, matter_id);
CREATE INDEX supervision_card_unit ON supervision_card (unit_id, on_day);
CREATE INDEX supervision_card_person ON supervision_card (person_id, on_day) WHERE person_id IS NOT NULL;

-- Each case that has a number: how it stands.
CREATE TABLE supervision_case (
    matter_id @int NOT NULL PRIMARY KEY REFERENCES matter (id),
    is_open @int NOT NULL CHECK (is_open IN (0, 1)),
    -- The gravest signal that was found in it.
    colour TEXT NOT NULL CHECK (colour IN ('green', 'warning', 'yellow', 'red', 'unreadable')),
    unit_id @int NOT NULL REFERENCES agency (id),
    item TEXT NOT NULL,
    -- The steps that were looked at.
    version @int NOT NULL,
    -- The first day on which another card appears if nothing happens; none where none ever will.
    next_on TEXT CHECK (next_on LIKE '____-__-__')
) @strict;

CREATE INDEX supervision_case_next ON supervision_case (next_on, matter_id) WHERE next_on IS NOT NULL;
CREATE INDEX supervision_case_open ON supervision_case (colour, unit_id, matter_id) WHERE is_open = 1;

-- What counts in scores beside cards.
CREATE TABLE supervision_fact (
    matter_id @int NOT NULL REFERENCES matter (id),
    measure TEXT NOT NULL,
    event @int NOT NULL,
    on_day TEXT NOT NULL CHECK (on_day LIKE '____-__-__'),
    unit_id @int NOT NULL REFERENCES agency (id),
    person_id @int REFERENCES officer (id),
    PRIMARY KEY (matter_id, measure)
) @strict;

CREATE INDEX supervision_fact_day ON supervision_fact (on_day, matter_id);

-- Cases with steps that were not looked at yet.
CREATE TABLE supervision_pending (
    matter_id @int NOT NULL PRIMARY KEY REFERENCES matter (id),
    at @int NOT NULL
) @strict;

-- What the derived tables were made by.
CREATE TABLE supervision_basis (
    id @int NOT NULL PRIMARY KEY CHECK (id = 1),
    rules @int NOT NULL,
    calendars @int NOT NULL,
    through TEXT NOT NULL CHECK (through LIKE '____-__-__')
) @strict;

-- The rules and schemes of the installation, whole lists, each after the other; the first is the one the program ships.
CREATE TABLE supervision_rule_book (
    version @int NOT NULL PRIMARY KEY CHECK (version >= 1),
    rules TEXT NOT NULL CHECK (rules <> ''),
    reason TEXT NOT NULL CHECK (reason <> ''),
    appended_by TEXT NOT NULL,
    appended_at @int NOT NULL
) @strict;

CREATE TABLE supervision_scheme_book (
    version @int NOT NULL PRIMARY KEY CHECK (version >= 1),
    schemes TEXT NOT NULL CHECK (schemes <> ''),
    reason TEXT NOT NULL CHECK (reason <> ''),
    appended_by TEXT NOT NULL,
    appended_at @int NOT NULL
) @strict;

-- What becomes of a card. Of one that an inspector issued the rule is `inspector.` and a number; what a rule found begins with the day it was found.
CREATE TABLE card_event (
    matter_id @int NOT NULL REFERENCES matter (id),
    rule TEXT NOT NULL CHECK (rule <> ''),
    signal TEXT NOT NULL CHECK (signal IN ('warning', 'yellow', 'red')),
    number @int NOT NULL CHECK (number >= 1),
    action TEXT NOT NULL,
    party TEXT NOT NULL CHECK (party IN ('program', 'inspector', 'responsible')),
    officer_id @int REFERENCES officer (id),
    -- As they were called then.
    name TEXT NOT NULL,
    on_day TEXT NOT NULL CHECK (on_day LIKE '____-__-__'),
    at @int NOT NULL,
    said TEXT NOT NULL,
    PRIMARY KEY (matter_id, rule, signal, number)
) @strict;
