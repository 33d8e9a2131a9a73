CREATE TRIGGER request_paper_no_update BEFORE UPDATE ON request_paper
FOR EACH ROW WHEN (OLD.issued_at IS NOT NULL) EXECUTE FUNCTION audit_refuse('a paper that went out is never changed');

CREATE TRIGGER request_paper_no_delete BEFORE DELETE ON request_paper
FOR EACH ROW EXECUTE FUNCTION audit_refuse('papers are never deleted');

CREATE TRIGGER matter_note_no_change BEFORE UPDATE OR DELETE ON matter_note
FOR EACH ROW EXECUTE FUNCTION audit_refuse('notes on a matter are never changed or deleted');
