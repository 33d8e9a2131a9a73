CREATE TRIGGER draft_set_aside_no_change BEFORE UPDATE OR DELETE ON draft_set_aside
FOR EACH ROW EXECUTE FUNCTION audit_refuse('what was set aside is never changed or deleted');
