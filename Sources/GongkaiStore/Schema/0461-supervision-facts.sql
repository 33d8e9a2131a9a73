-- What counts in scores beside cards: several of a case, each as often as it says. Derived, and made anew in the next round.
DROP TABLE supervision_fact;

CREATE TABLE supervision_fact (
    matter_id @int NOT NULL REFERENCES matter (id),
    measure TEXT NOT NULL,
    event @int NOT NULL,
    on_day TEXT NOT NULL CHECK (on_day LIKE '____-__-__'),
    unit_id @int NOT NULL REFERENCES agency (id),
    person_id @int REFERENCES officer (id),
    -- Days of delay, otherwise once.
    times @int NOT NULL CHECK (times >= 1),
    PRIMARY KEY (matter_id, measure, event)
) @strict;

CREATE INDEX supervision_fact_day ON supervision_fact (on_day, matter_id);

DELETE FROM supervision_basis;

-- Versions of items whose promise is at least three tenths shorter than the law allows.
CREATE TABLE service_item_shortened (
    item_id @int NOT NULL,
    number @int NOT NULL,
    PRIMARY KEY (item_id, number),
    FOREIGN KEY (item_id, number) REFERENCES service_item_version (item_id, number)
) @strict;
