CREATE TRIGGER complaint_upheld_no_update BEFORE UPDATE ON complaint_upheld
BEGIN SELECT RAISE(ABORT, 'what the supervision found is never changed'); END;

CREATE TRIGGER complaint_upheld_no_delete BEFORE DELETE ON complaint_upheld
BEGIN SELECT RAISE(ABORT, 'what the supervision found is never deleted'); END;
