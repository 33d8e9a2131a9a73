CREATE TRIGGER card_event_no_update BEFORE UPDATE ON card_event
BEGIN SELECT RAISE(ABORT, 'what became of a card is never changed'); END;

CREATE TRIGGER card_event_no_delete BEFORE DELETE ON card_event
BEGIN SELECT RAISE(ABORT, 'what became of a card is never deleted'); END;

CREATE TRIGGER supervision_rule_book_no_update BEFORE UPDATE ON supervision_rule_book
BEGIN SELECT RAISE(ABORT, 'lists of rules are never changed'); END;

CREATE TRIGGER supervision_rule_book_no_delete BEFORE DELETE ON supervision_rule_book
BEGIN SELECT RAISE(ABORT, 'lists of rules are never deleted'); END;

CREATE TRIGGER supervision_scheme_book_no_update BEFORE UPDATE ON supervision_scheme_book
BEGIN SELECT RAISE(ABORT, 'schemes are never changed'); END;

CREATE TRIGGER supervision_scheme_book_no_delete BEFORE DELETE ON supervision_scheme_book
BEGIN SELECT RAISE(ABORT, 'schemes are never deleted'); END;
