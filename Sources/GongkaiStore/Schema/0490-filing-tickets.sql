-- Applications that were handed in a moment ago, by the page they were handed in from: a second press of its button, on whichever server, finds the
-- first. Gone after an hour.
CREATE TABLE filing_ticket (
    -- Of the page and the browser, under a key that is not in the database.
    ticket_hash TEXT NOT NULL PRIMARY KEY CHECK (length(ticket_hash) = 64),
    owner_hash TEXT NOT NULL CHECK (length(owner_hash) = 64),
    matter_id @int NOT NULL REFERENCES matter (id),
    -- The code, sealed; none once its owner has left.
    sealed @blob,
    filed_at @int NOT NULL
) @strict;

CREATE INDEX filing_ticket_owner ON filing_ticket (owner_hash);
CREATE INDEX filing_ticket_age ON filing_ticket (filed_at);
