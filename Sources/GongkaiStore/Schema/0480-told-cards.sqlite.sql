CREATE TRIGGER card_found_no_update BEFORE UPDATE ON card_found
BEGIN SELECT RAISE(ABORT, 'a card that was told is never changed'); END;

CREATE TRIGGER card_found_no_delete BEFORE DELETE ON card_found
BEGIN SELECT RAISE(ABORT, 'a card that was told is never deleted'); END;
