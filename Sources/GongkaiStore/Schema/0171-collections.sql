-- Collections of published articles that an editor arranges: topics (专题) and issues of the gazette (政府公报). Their own few words are let through
-- by somebody else than who wrote them; the articles in them are judged where they stand.
CREATE TABLE collection (
    id           @id,
    site_id      @int NOT NULL REFERENCES site (id),
    kind         TEXT NOT NULL CHECK (kind IN ('topic', 'gazette')),
    -- In the address: `1-2014` for the first issue of 2014.
    code         TEXT NOT NULL CHECK (code <> ''),
    title        TEXT NOT NULL CHECK (title <> ''),
    lead         TEXT NOT NULL,
    -- Of an issue of the gazette.
    year         @int,
    number       @int,
    total_number @int,
    issued_on    TEXT CHECK (issued_on LIKE '____-__-__'),
    sponsor      TEXT,
    written_by   @int NOT NULL REFERENCES officer (id),
    is_shown     @int NOT NULL DEFAULT 0 CHECK (is_shown IN (0, 1)),
    shown_by     @int REFERENCES officer (id),
    shown_at     @int,
    -- The basis of the secrecy review; after it was taken down, the reason.
    grounds      TEXT,
    revision     @int NOT NULL DEFAULT 1,
    created_at   @int NOT NULL,
    UNIQUE (site_id, kind, code),
    CHECK (kind <> 'gazette' OR (year IS NOT NULL AND number IS NOT NULL AND issued_on IS NOT NULL)),
    CHECK (is_shown = 0 OR (shown_by IS NOT NULL AND grounds IS NOT NULL AND shown_by <> written_by))
) @strict;

CREATE INDEX collection_list ON collection (site_id, kind, is_shown, year, number);

CREATE TABLE collection_section (
    id            @id,
    collection_id @int NOT NULL REFERENCES collection (id),
    position      @int NOT NULL,
    title         TEXT NOT NULL CHECK (title <> ''),
    -- Shows the newest of this column behind what was chosen.
    column_id     @int REFERENCES site_column (id)
) @strict;

CREATE INDEX collection_section_order ON collection_section (collection_id, position);

CREATE TABLE collection_entry (
    section_id @int NOT NULL REFERENCES collection_section (id),
    article_id @int NOT NULL REFERENCES article (id),
    position   @int NOT NULL,
    page       @int CHECK (page > 0),
    PRIMARY KEY (section_id, article_id)
) @strict;

CREATE INDEX collection_entry_article ON collection_entry (article_id);
