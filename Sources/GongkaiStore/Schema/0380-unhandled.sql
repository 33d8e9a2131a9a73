-- What waits in a unit for whoever takes it, by its state: without this all open matters of the unit were read.
CREATE INDEX matter_unhandled ON matter (unit_id, kind, state) WHERE is_open = 1 AND handler_id IS NULL;
