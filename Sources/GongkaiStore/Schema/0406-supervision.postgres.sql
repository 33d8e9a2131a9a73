CREATE TRIGGER card_event_no_change BEFORE UPDATE OR DELETE ON card_event
FOR EACH ROW EXECUTE FUNCTION audit_refuse('what became of a card is never changed or deleted');

CREATE TRIGGER supervision_rule_book_no_change BEFORE UPDATE OR DELETE ON supervision_rule_book
FOR EACH ROW EXECUTE FUNCTION audit_refuse('lists of rules are appended and never changed');

CREATE TRIGGER supervision_scheme_book_no_change BEFORE UPDATE OR DELETE ON supervision_scheme_book
FOR EACH ROW EXECUTE FUNCTION audit_refuse('schemes are appended and never changed');
