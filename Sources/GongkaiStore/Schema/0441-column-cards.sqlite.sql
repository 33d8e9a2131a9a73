CREATE TRIGGER column_card_no_update BEFORE UPDATE ON column_card
BEGIN SELECT RAISE(ABORT, 'a card of a column is never changed'); END;

CREATE TRIGGER column_card_no_delete BEFORE DELETE ON column_card
BEGIN SELECT RAISE(ABORT, 'a card of a column is never deleted'); END;
