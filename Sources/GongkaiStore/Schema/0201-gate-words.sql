-- The office's word list of the gate (错敏词库): what it adds to the list shipped with the program, and what of that it changes or switches off. Each
-- change is a row; the last one of a word counts.
CREATE TABLE gate_word (
    id        @id,
    -- Letters of one width and case: one word however it is typed.
    word_key  TEXT NOT NULL CHECK (word_key <> ''),
    number    @int NOT NULL CHECK (number >= 1),
    word      TEXT NOT NULL CHECK (word <> ''),
    kind      TEXT NOT NULL CHECK (kind IN ('wrong', 'sensitive', 'secrecy')),
    instead   TEXT NOT NULL,
    -- Longer wordings in which it is right, one a line.
    unless    TEXT NOT NULL,
    note      TEXT NOT NULL,
    is_active @int NOT NULL CHECK (is_active IN (0, 1)),
    saved_by  @int NOT NULL REFERENCES officer (id),
    saved_at  @int NOT NULL,
    UNIQUE (word_key, number)
) @strict;
