CREATE TRIGGER card_issued_no_change BEFORE UPDATE OR DELETE ON card_issued
FOR EACH ROW EXECUTE FUNCTION audit_refuse('a card of an inspector is never changed or deleted');

CREATE TRIGGER score_publication_no_change BEFORE UPDATE OR DELETE ON score_publication
FOR EACH ROW EXECUTE FUNCTION audit_refuse('what was published is never changed or deleted');

CREATE TRIGGER score_published_no_change BEFORE UPDATE OR DELETE ON score_published
FOR EACH ROW EXECUTE FUNCTION audit_refuse('what was published is never changed or deleted');

CREATE TRIGGER score_objection_no_change BEFORE UPDATE OR DELETE ON score_objection
FOR EACH ROW EXECUTE FUNCTION audit_refuse('an objection is never changed or deleted');

CREATE TRIGGER score_resolution_no_change BEFORE UPDATE OR DELETE ON score_resolution
FOR EACH ROW EXECUTE FUNCTION audit_refuse('what was decided is never changed or deleted');

