-- What an applicant has typed on the pages between the form and the receipt, sealed, for the browser it was typed in: so each answer is a page with
-- an address of its own, to which one can go back. Gone after an hour.
CREATE TABLE request_form_page (
    -- By what the address names it, and whose it is: both under a key that is not in the database.
    key_hash   TEXT NOT NULL PRIMARY KEY CHECK (length(key_hash) = 64),
    owner_hash TEXT NOT NULL CHECK (length(owner_hash) = 64),
    sealed     @blob NOT NULL,
    at         @int NOT NULL
) @strict;

CREATE INDEX request_form_page_owner ON request_form_page (owner_hash, at);
CREATE INDEX request_form_page_at ON request_form_page (at);
