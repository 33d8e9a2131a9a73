CREATE TRIGGER case_paper_no_update BEFORE UPDATE ON case_paper
BEGIN SELECT RAISE(ABORT, 'papers of cases are never changed'); END;

CREATE TRIGGER case_paper_no_delete BEFORE DELETE ON case_paper
BEGIN SELECT RAISE(ABORT, 'papers of cases are never deleted'); END;
