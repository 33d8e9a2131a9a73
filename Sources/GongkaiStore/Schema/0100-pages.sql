-- What changed that public pages show, in the transaction that changed it. Every server drops the pages concerned when it reads the row;
-- rows are of no use after a day and are removed.
CREATE TABLE page_change (
    id         @id,
    tag        TEXT NOT NULL CHECK (tag <> ''),
    changed_at @int NOT NULL
) @strict;

CREATE INDEX page_change_time ON page_change (changed_at);
