CREATE TRIGGER request_file_no_change BEFORE UPDATE OR DELETE ON request_file
FOR EACH ROW EXECUTE FUNCTION audit_refuse('files of a request are never changed or deleted');

CREATE TRIGGER request_file_part_no_change BEFORE UPDATE OR DELETE ON request_file_part
FOR EACH ROW EXECUTE FUNCTION audit_refuse('files of a request are never changed or deleted');

CREATE TRIGGER request_redaction_no_change BEFORE UPDATE OR DELETE ON request_redaction
FOR EACH ROW EXECUTE FUNCTION audit_refuse('redactions are never changed or deleted');

CREATE TRIGGER request_redaction_draft_no_change BEFORE UPDATE OR DELETE ON request_redaction_draft
FOR EACH ROW EXECUTE FUNCTION audit_refuse('what was marked on a document are never changed or deleted');

CREATE TRIGGER request_redaction_run_no_change BEFORE UPDATE OR DELETE ON request_redaction_run
FOR EACH ROW EXECUTE FUNCTION audit_refuse('redactions that were carried out are never changed or deleted');

CREATE TRIGGER request_release_no_change BEFORE UPDATE OR DELETE ON request_release
FOR EACH ROW EXECUTE FUNCTION audit_refuse('releases are never changed or deleted');
