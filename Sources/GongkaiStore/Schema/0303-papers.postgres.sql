CREATE TRIGGER request_paper_text_no_change BEFORE UPDATE OR DELETE ON request_paper_text
FOR EACH ROW EXECUTE FUNCTION audit_refuse('wordings of a paper are never changed or deleted');
