CREATE TRIGGER article_review_no_change BEFORE UPDATE OR DELETE ON article_review
FOR EACH ROW EXECUTE FUNCTION audit_refuse('signed reviews are never changed or deleted');

CREATE TRIGGER gate_hit_no_change BEFORE UPDATE OR DELETE ON gate_hit
FOR EACH ROW WHEN (OLD.cleared_by IS NOT NULL) EXECUTE FUNCTION audit_refuse('what somebody let pass is never changed or deleted');
