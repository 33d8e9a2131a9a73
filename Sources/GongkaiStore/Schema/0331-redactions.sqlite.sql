CREATE TRIGGER request_file_no_update BEFORE UPDATE ON request_file
BEGIN SELECT RAISE(ABORT, 'files of a request are never changed'); END;

CREATE TRIGGER request_file_no_delete BEFORE DELETE ON request_file
BEGIN SELECT RAISE(ABORT, 'files of a request are never deleted'); END;

CREATE TRIGGER request_file_part_no_update BEFORE UPDATE ON request_file_part
BEGIN SELECT RAISE(ABORT, 'files of a request are never changed'); END;

CREATE TRIGGER request_file_part_no_delete BEFORE DELETE ON request_file_part
BEGIN SELECT RAISE(ABORT, 'files of a request are never deleted'); END;

CREATE TRIGGER request_redaction_no_update BEFORE UPDATE ON request_redaction
BEGIN SELECT RAISE(ABORT, 'redactions are never changed'); END;

CREATE TRIGGER request_redaction_no_delete BEFORE DELETE ON request_redaction
BEGIN SELECT RAISE(ABORT, 'redactions are never deleted'); END;

CREATE TRIGGER request_redaction_draft_no_update BEFORE UPDATE ON request_redaction_draft
BEGIN SELECT RAISE(ABORT, 'what was marked on a document are never changed'); END;

CREATE TRIGGER request_redaction_draft_no_delete BEFORE DELETE ON request_redaction_draft
BEGIN SELECT RAISE(ABORT, 'what was marked on a document are never deleted'); END;

CREATE TRIGGER request_redaction_run_no_update BEFORE UPDATE ON request_redaction_run
BEGIN SELECT RAISE(ABORT, 'redactions that were carried out are never changed'); END;

CREATE TRIGGER request_redaction_run_no_delete BEFORE DELETE ON request_redaction_run
BEGIN SELECT RAISE(ABORT, 'redactions that were carried out are never deleted'); END;

CREATE TRIGGER request_release_no_update BEFORE UPDATE ON request_release
BEGIN SELECT RAISE(ABORT, 'releases are never changed'); END;

CREATE TRIGGER request_release_no_delete BEFORE DELETE ON request_release
BEGIN SELECT RAISE(ABORT, 'releases are never deleted'); END;
