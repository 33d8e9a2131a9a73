-- What all registers share.
--
-- Every register table keeps all versions of its records as rows (docs/adr/0004): record_id and version are the key, at most one
-- version of a record is current, and a record's references (…_id) name records, not versions. That a reference names a current record
-- is checked by the store: a foreign key could only say that the record was there once.

-- The last record id handed out, over all registers: an id of one register is never one of another. Writers of registers queue on
-- this row, so that what a transaction has checked still holds when it commits.
CREATE TABLE register_head (
    id          @int NOT NULL PRIMARY KEY CHECK (id = 1),
    last_record @int NOT NULL
) @strict;

INSERT INTO register_head (id, last_record) VALUES (1, 0);

-- Files that were imported, so that the same file is not taken twice by mistake.
CREATE TABLE import_batch (
    id          @id,
    register    TEXT NOT NULL,
    file_name   TEXT NOT NULL,
    sha256      TEXT NOT NULL CHECK (length(sha256) = 64),
    row_count   @int NOT NULL CHECK (row_count >= 0),
    imported_by TEXT NOT NULL,
    imported_at @int NOT NULL
) @strict;

CREATE INDEX import_batch_file ON import_batch (sha256, register);
