CREATE TRIGGER draft_review_no_update BEFORE UPDATE ON draft_review
BEGIN SELECT RAISE(ABORT, 'signed reviews are never changed'); END;

CREATE TRIGGER draft_review_no_delete BEFORE DELETE ON draft_review
BEGIN SELECT RAISE(ABORT, 'signed reviews are never deleted'); END;
