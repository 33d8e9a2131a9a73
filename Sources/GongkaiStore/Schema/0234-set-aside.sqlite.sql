CREATE TRIGGER draft_set_aside_no_update BEFORE UPDATE ON draft_set_aside
BEGIN SELECT RAISE(ABORT, 'what was set aside is never changed'); END;

CREATE TRIGGER draft_set_aside_no_delete BEFORE DELETE ON draft_set_aside
BEGIN SELECT RAISE(ABORT, 'what was set aside is never deleted'); END;
