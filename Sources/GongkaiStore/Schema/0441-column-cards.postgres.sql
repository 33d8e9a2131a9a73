CREATE TRIGGER column_card_no_change BEFORE UPDATE OR DELETE ON column_card
FOR EACH ROW EXECUTE FUNCTION audit_refuse('a card of a column is never changed or deleted');
