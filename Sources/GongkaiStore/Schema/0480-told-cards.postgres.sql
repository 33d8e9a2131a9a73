CREATE TRIGGER card_found_no_change BEFORE UPDATE OR DELETE ON card_found
FOR EACH ROW EXECUTE FUNCTION audit_refuse('a card that was told is never changed or deleted');
