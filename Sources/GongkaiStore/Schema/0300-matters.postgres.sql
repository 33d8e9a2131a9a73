CREATE TRIGGER matter_event_no_change BEFORE UPDATE OR DELETE ON matter_event
FOR EACH ROW EXECUTE FUNCTION audit_refuse('steps of a matter are never changed or deleted');

CREATE TRIGGER matter_no_delete BEFORE DELETE ON matter
FOR EACH ROW EXECUTE FUNCTION audit_refuse('matters are never deleted');
