-- Changes of the working calendar beside the one the program ships. One person proposes, another confirms; the open matters that move get an event
-- each. The confirmed change with the highest id holds, together with those before it.

CREATE TABLE calendar_change (
    id           @id,
    -- Lines of date,kind,name,source.
    lines        TEXT NOT NULL,
    reason       TEXT NOT NULL CHECK (reason <> ''),
    proposed_by  @int NOT NULL REFERENCES officer (id),
    proposed_at  @int NOT NULL,
    decided_by   @int REFERENCES officer (id) CHECK (decided_by <> proposed_by OR is_confirmed = 0),
    decided_at   @int,
    is_confirmed @int CHECK (is_confirmed IN (0, 1)),
    -- Open matters that moved when it was confirmed.
    moved        @int,
    CHECK ((decided_by IS NULL) = (decided_at IS NULL) AND (decided_by IS NULL) = (is_confirmed IS NULL))
) @strict;
