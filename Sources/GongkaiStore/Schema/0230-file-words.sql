-- What the gate reads in a file: its text, and what its readers do not see of it (notes, hidden rows, files inside it), passage by passage in the
-- order of reading. The word list of the day is laid over it; what needs the bytes was found when they came in, and stands in `file_hit`.
CREATE TABLE file_passage (
    sha256   TEXT NOT NULL REFERENCES stored_file (sha256),
    position @int NOT NULL,
    -- The place of each line, one below the other; one for all when they are in the same.
    places   TEXT NOT NULL,
    lines    TEXT NOT NULL,
    PRIMARY KEY (sha256, position)
) @strict;

-- The words found in a file with one word list, and which list that was: they are looked for again when it is another one.
CREATE TABLE file_word_scan (
    sha256    TEXT NOT NULL PRIMARY KEY REFERENCES stored_file (sha256),
    word_list TEXT NOT NULL CHECK (length(word_list) = 64)
) @strict;

CREATE TABLE file_word_hit (
    sha256   TEXT NOT NULL REFERENCES file_word_scan (sha256),
    position @int NOT NULL,
    rule     TEXT NOT NULL,
    place    TEXT NOT NULL,
    excerpt  TEXT NOT NULL,
    advice   TEXT NOT NULL,
    blocks   @int NOT NULL CHECK (blocks IN (0, 1)),
    PRIMARY KEY (sha256, position)
) @strict;

-- Of files that came in before, what search knows of them: visible text only. The place before the first marks it; the same bytes sent in again
-- bring the whole.
INSERT INTO file_passage (sha256, position, places, lines)
SELECT sha256, -1, '', plain_text FROM stored_file WHERE plain_text <> '';
