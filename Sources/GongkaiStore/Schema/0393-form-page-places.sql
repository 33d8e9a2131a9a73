-- Where a kept page of a form comes from, under the same key as its owner, and how large it is: neither one place nor all together may fill the disk.
-- What was kept before comes from one unknown place, and is gone after an hour.
ALTER TABLE request_form_page ADD COLUMN place_hash TEXT NOT NULL DEFAULT '';
ALTER TABLE request_form_page ADD COLUMN size @int NOT NULL DEFAULT 0;

-- Holds all that is summed up, so that no page is read for it.
CREATE INDEX request_form_page_place ON request_form_page (place_hash, size);
