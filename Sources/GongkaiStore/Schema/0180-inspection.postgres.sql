CREATE TRIGGER inspection_run_no_change BEFORE UPDATE OR DELETE ON inspection_run
FOR EACH ROW EXECUTE FUNCTION audit_refuse('results of inspections are never changed or deleted');

CREATE TRIGGER inspection_result_no_change BEFORE UPDATE OR DELETE ON inspection_result
FOR EACH ROW EXECUTE FUNCTION audit_refuse('results of inspections are never changed or deleted');

CREATE TRIGGER inspection_finding_no_change BEFORE UPDATE OR DELETE ON inspection_finding
FOR EACH ROW EXECUTE FUNCTION audit_refuse('results of inspections are never changed or deleted');
