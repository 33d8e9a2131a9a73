CREATE TRIGGER column_card_event_no_update BEFORE UPDATE ON column_card_event
BEGIN SELECT RAISE(ABORT, 'what became of a card is never changed'); END;

CREATE TRIGGER column_card_event_no_delete BEFORE DELETE ON column_card_event
BEGIN SELECT RAISE(ABORT, 'what became of a card is never deleted'); END;
