CREATE TRIGGER card_issued_no_update BEFORE UPDATE ON card_issued
BEGIN SELECT RAISE(ABORT, 'a card of an inspector is never changed'); END;

CREATE TRIGGER card_issued_no_delete BEFORE DELETE ON card_issued
BEGIN SELECT RAISE(ABORT, 'a card of an inspector is never deleted'); END;

CREATE TRIGGER score_publication_no_update BEFORE UPDATE ON score_publication
BEGIN SELECT RAISE(ABORT, 'what was published is never changed'); END;

CREATE TRIGGER score_publication_no_delete BEFORE DELETE ON score_publication
BEGIN SELECT RAISE(ABORT, 'what was published is never deleted'); END;

CREATE TRIGGER score_published_no_update BEFORE UPDATE ON score_published
BEGIN SELECT RAISE(ABORT, 'what was published is never changed'); END;

CREATE TRIGGER score_published_no_delete BEFORE DELETE ON score_published
BEGIN SELECT RAISE(ABORT, 'what was published is never deleted'); END;

CREATE TRIGGER score_objection_no_update BEFORE UPDATE ON score_objection
BEGIN SELECT RAISE(ABORT, 'an objection is never changed'); END;

CREATE TRIGGER score_objection_no_delete BEFORE DELETE ON score_objection
BEGIN SELECT RAISE(ABORT, 'an objection is never deleted'); END;

CREATE TRIGGER score_resolution_no_update BEFORE UPDATE ON score_resolution
BEGIN SELECT RAISE(ABORT, 'what was decided is never changed'); END;

CREATE TRIGGER score_resolution_no_delete BEFORE DELETE ON score_resolution
BEGIN SELECT RAISE(ABORT, 'what was decided is never deleted'); END;

