CREATE TRIGGER request_paper_no_update BEFORE UPDATE ON request_paper WHEN OLD.issued_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a paper that went out is never changed'); END;

CREATE TRIGGER request_paper_no_delete BEFORE DELETE ON request_paper
BEGIN SELECT RAISE(ABORT, 'papers are never deleted'); END;

CREATE TRIGGER matter_note_no_update BEFORE UPDATE ON matter_note
BEGIN SELECT RAISE(ABORT, 'notes on a matter are never changed'); END;

CREATE TRIGGER matter_note_no_delete BEFORE DELETE ON matter_note
BEGIN SELECT RAISE(ABORT, 'notes on a matter are never deleted'); END;
