-- Which word list was laid over the text that a version has now, and over its files: with the same list nobody looks through them again. Null: none
-- that is known.
ALTER TABLE article_version ADD COLUMN scanned_words TEXT CHECK (length(scanned_words) = 64);
