-- The page of the trail filters by what was done.

CREATE INDEX audit_entry_action ON audit_entry (action, sequence);
