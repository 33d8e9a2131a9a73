-- What becomes of a card of a column: explained, appealed against, withdrawn, pressed for, as of every card. What the rule found begins with the day
-- it was found, when somebody does something about it first.
CREATE TABLE column_card_event (
    column_id @int NOT NULL,
    rule TEXT NOT NULL,
    from_day TEXT NOT NULL,
    number @int NOT NULL CHECK (number >= 1),
    action TEXT NOT NULL,
    party TEXT NOT NULL CHECK (party IN ('program', 'inspector', 'responsible')),
    officer_id @int REFERENCES officer (id),
    -- As they were called then.
    name TEXT NOT NULL,
    on_day TEXT NOT NULL CHECK (on_day LIKE '____-__-__'),
    at @int NOT NULL,
    said TEXT NOT NULL,
    PRIMARY KEY (column_id, rule, from_day, number),
    FOREIGN KEY (column_id, rule, from_day) REFERENCES column_card (column_id, rule, from_day)
) @strict;

-- By which day, rules, calendar and columns the columns were looked at last.
CREATE TABLE column_watch (
    id @int NOT NULL PRIMARY KEY CHECK (id = 1),
    stamp TEXT NOT NULL CHECK (stamp <> '')
) @strict;
