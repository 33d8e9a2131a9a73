CREATE TRIGGER case_paper_no_change BEFORE UPDATE OR DELETE ON case_paper
FOR EACH ROW EXECUTE FUNCTION audit_refuse('papers of cases are never changed or deleted');
