-- What was found goes when thirty later runs of the site are there, its summary when four hundred are. Nothing changes before.
CREATE FUNCTION inspection_keep() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    run bigint := (to_jsonb(OLD) ->> TG_ARGV[0])::bigint;
BEGIN
    IF (SELECT COUNT(*) FROM inspection_run AS later JOIN inspection_run AS own ON own.id = run
        WHERE later.site_id = own.site_id AND later.id > own.id) < TG_ARGV[1]::int
    THEN
        RAISE EXCEPTION 'results of inspections are not deleted while they are new' USING ERRCODE = 'check_violation';
    END IF;
    RETURN OLD;
END $$;

DROP TRIGGER inspection_run_no_change ON inspection_run;
CREATE TRIGGER inspection_run_no_update BEFORE UPDATE ON inspection_run
FOR EACH ROW EXECUTE FUNCTION audit_refuse('results of inspections are never changed');
CREATE TRIGGER inspection_run_no_delete BEFORE DELETE ON inspection_run
FOR EACH ROW EXECUTE FUNCTION inspection_keep('id', '400');

DROP TRIGGER inspection_result_no_change ON inspection_result;
CREATE TRIGGER inspection_result_no_update BEFORE UPDATE ON inspection_result
FOR EACH ROW EXECUTE FUNCTION audit_refuse('results of inspections are never changed');
CREATE TRIGGER inspection_result_no_delete BEFORE DELETE ON inspection_result
FOR EACH ROW EXECUTE FUNCTION inspection_keep('run_id', '400');

DROP TRIGGER inspection_finding_no_change ON inspection_finding;
CREATE TRIGGER inspection_finding_no_update BEFORE UPDATE ON inspection_finding
FOR EACH ROW EXECUTE FUNCTION audit_refuse('results of inspections are never changed');
CREATE TRIGGER inspection_finding_no_delete BEFORE DELETE ON inspection_finding
FOR EACH ROW EXECUTE FUNCTION inspection_keep('run_id', '30');
