-- Whether a file came with the draft of a reply to go out with it. What came with drafts before that was not told so, and goes out in no way.
ALTER TABLE request_file ADD COLUMN is_enclosed @int NOT NULL DEFAULT 0 CHECK (is_enclosed IN (0, 1));
