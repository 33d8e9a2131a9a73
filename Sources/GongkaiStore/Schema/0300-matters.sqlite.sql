CREATE TRIGGER matter_event_no_update BEFORE UPDATE ON matter_event
BEGIN SELECT RAISE(ABORT, 'steps of a matter are never changed'); END;

CREATE TRIGGER matter_event_no_delete BEFORE DELETE ON matter_event
BEGIN SELECT RAISE(ABORT, 'steps of a matter are never deleted'); END;

CREATE TRIGGER matter_no_delete BEFORE DELETE ON matter
BEGIN SELECT RAISE(ABORT, 'matters are never deleted'); END;
