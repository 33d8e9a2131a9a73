CREATE TRIGGER complaint_upheld_no_change BEFORE UPDATE OR DELETE ON complaint_upheld
FOR EACH ROW EXECUTE FUNCTION audit_refuse('what the supervision found is never changed or deleted');
