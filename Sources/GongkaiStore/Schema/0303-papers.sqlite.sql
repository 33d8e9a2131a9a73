CREATE TRIGGER request_paper_text_no_update BEFORE UPDATE ON request_paper_text
BEGIN SELECT RAISE(ABORT, 'wordings of a paper are never changed'); END;

CREATE TRIGGER request_paper_text_no_delete BEFORE DELETE ON request_paper_text
BEGIN SELECT RAISE(ABORT, 'wordings of a paper are never deleted'); END;
