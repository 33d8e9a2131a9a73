CREATE TRIGGER draft_review_no_change BEFORE UPDATE OR DELETE ON draft_review
FOR EACH ROW EXECUTE FUNCTION audit_refuse('signed reviews are never changed or deleted');
