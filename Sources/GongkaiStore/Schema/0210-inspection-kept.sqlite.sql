-- What was found goes when thirty later runs of the site are there, its summary when four hundred are. Nothing changes before.

DROP TRIGGER inspection_run_no_delete;
CREATE TRIGGER inspection_run_no_delete BEFORE DELETE ON inspection_run WHEN (SELECT COUNT(*) FROM inspection_run AS later JOIN inspection_run AS own ON own.id = OLD.id
    WHERE later.site_id = own.site_id AND later.id > own.id) < 400
BEGIN SELECT RAISE(ABORT, 'results of inspections are not deleted while they are new'); END;

DROP TRIGGER inspection_result_no_delete;
CREATE TRIGGER inspection_result_no_delete BEFORE DELETE ON inspection_result WHEN (SELECT COUNT(*) FROM inspection_run AS later JOIN inspection_run AS own ON own.id = OLD.run_id
    WHERE later.site_id = own.site_id AND later.id > own.id) < 400
BEGIN SELECT RAISE(ABORT, 'results of inspections are not deleted while they are new'); END;

DROP TRIGGER inspection_finding_no_delete;
CREATE TRIGGER inspection_finding_no_delete BEFORE DELETE ON inspection_finding WHEN (SELECT COUNT(*) FROM inspection_run AS later JOIN inspection_run AS own ON own.id = OLD.run_id
    WHERE later.site_id = own.site_id AND later.id > own.id) < 30
BEGIN SELECT RAISE(ABORT, 'results of inspections are not deleted while they are new'); END;
