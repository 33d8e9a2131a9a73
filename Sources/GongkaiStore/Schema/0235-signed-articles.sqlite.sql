CREATE TRIGGER article_review_no_update BEFORE UPDATE ON article_review
BEGIN SELECT RAISE(ABORT, 'signed reviews are never changed'); END;

CREATE TRIGGER article_review_no_delete BEFORE DELETE ON article_review
BEGIN SELECT RAISE(ABORT, 'signed reviews are never deleted'); END;

CREATE TRIGGER gate_hit_no_update BEFORE UPDATE ON gate_hit WHEN OLD.cleared_by IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'what somebody let pass is never changed'); END;

CREATE TRIGGER gate_hit_no_delete BEFORE DELETE ON gate_hit WHEN OLD.cleared_by IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'what somebody let pass is never deleted'); END;
