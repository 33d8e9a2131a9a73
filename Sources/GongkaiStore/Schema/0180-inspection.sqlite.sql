CREATE TRIGGER inspection_run_no_update BEFORE UPDATE ON inspection_run
BEGIN SELECT RAISE(ABORT, 'results of inspections are never changed'); END;

CREATE TRIGGER inspection_run_no_delete BEFORE DELETE ON inspection_run
BEGIN SELECT RAISE(ABORT, 'results of inspections are never deleted'); END;

CREATE TRIGGER inspection_result_no_update BEFORE UPDATE ON inspection_result
BEGIN SELECT RAISE(ABORT, 'results of inspections are never changed'); END;

CREATE TRIGGER inspection_result_no_delete BEFORE DELETE ON inspection_result
BEGIN SELECT RAISE(ABORT, 'results of inspections are never deleted'); END;

CREATE TRIGGER inspection_finding_no_update BEFORE UPDATE ON inspection_finding
BEGIN SELECT RAISE(ABORT, 'results of inspections are never changed'); END;

CREATE TRIGGER inspection_finding_no_delete BEFORE DELETE ON inspection_finding
BEGIN SELECT RAISE(ABORT, 'results of inspections are never deleted'); END;
