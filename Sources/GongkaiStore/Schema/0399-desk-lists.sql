-- The list of a desk: what has no due day yet, and what stands in one state, each in the order it is shown.
CREATE INDEX matter_undated ON matter (kind, id) WHERE is_open = 1 AND due_on IS NULL;
CREATE INDEX matter_state_due ON matter (kind, state, due_on, id) WHERE is_open = 1;
