CREATE TRIGGER column_card_event_no_change BEFORE UPDATE OR DELETE ON column_card_event
FOR EACH ROW EXECUTE FUNCTION audit_refuse('what became of a card is never changed or deleted');
