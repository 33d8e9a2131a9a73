-- Who had a hand in the draft of a sheet, a collection or a guide, and what the secrecy review said of its words: alike for all three.

-- They neither sign nor publish it. `number` is the number of the draft. Whoever goes on from words that came back, or were taken down, carries
-- their writers on.
CREATE TABLE draft_hand (
    kind       TEXT NOT NULL CHECK (kind IN ('sheet', 'collection', 'guide')),
    subject_id @int NOT NULL,
    number     @int NOT NULL CHECK (number >= 1),
    officer_id @int NOT NULL REFERENCES officer (id),
    is_carried @int NOT NULL DEFAULT 0 CHECK (is_carried IN (0, 1)),
    saved_at   @int NOT NULL,
    PRIMARY KEY (kind, subject_id, number, officer_id)
) @strict;

-- Signed judgements, kept for ever: of these words, by their hash, and no others.
CREATE TABLE draft_review (
    id           @id,
    kind         TEXT NOT NULL CHECK (kind IN ('sheet', 'collection', 'guide')),
    subject_id   @int NOT NULL,
    number       @int NOT NULL CHECK (number >= 1),
    content_hash TEXT NOT NULL CHECK (length(content_hash) = 64),
    reviewer_id  @int NOT NULL REFERENCES officer (id),
    secrecy      TEXT NOT NULL CHECK (secrecy IN ('open', 'partlyOpen', 'onRequest', 'withheld', 'referred')),
    basis        TEXT NOT NULL CHECK (basis <> ''),
    at           @int NOT NULL
) @strict;

CREATE INDEX draft_review_draft ON draft_review (kind, subject_id, number, id);

-- What a collection shows, while its draft is worked on: the words and parts that somebody else let through.
CREATE TABLE collection_shown (
    collection_id @int NOT NULL PRIMARY KEY REFERENCES collection (id),
    -- Which draft it was.
    draft         @int NOT NULL CHECK (draft >= 1),
    code          TEXT NOT NULL,
    title         TEXT NOT NULL,
    lead          TEXT NOT NULL,
    year          @int,
    number        @int,
    total_number  @int,
    issued_on     TEXT,
    sponsor       TEXT
) @strict;

CREATE TABLE shown_section (
    collection_id @int NOT NULL REFERENCES collection_shown (collection_id),
    position      @int NOT NULL,
    title         TEXT NOT NULL,
    column_id     @int REFERENCES site_column (id),
    PRIMARY KEY (collection_id, position)
) @strict;

CREATE TABLE shown_entry (
    collection_id @int NOT NULL,
    section       @int NOT NULL,
    article_id    @int NOT NULL REFERENCES article (id),
    position      @int NOT NULL,
    page          @int,
    PRIMARY KEY (collection_id, section, article_id),
    FOREIGN KEY (collection_id, section) REFERENCES shown_section (collection_id, position)
) @strict;

CREATE INDEX shown_entry_article ON shown_entry (article_id);

INSERT INTO draft_hand (kind, subject_id, number, officer_id, saved_at)
SELECT 'sheet', sheet_id, number, saved_by, saved_at FROM sheet_version;

INSERT INTO draft_hand (kind, subject_id, number, officer_id, saved_at)
SELECT 'guide', agency_id, number, saved_by, saved_at FROM guide_version;

INSERT INTO draft_hand (kind, subject_id, number, officer_id, saved_at)
SELECT 'collection', id, 1, written_by, created_at FROM collection;

INSERT INTO collection_shown (collection_id, draft, code, title, lead, year, number, total_number, issued_on, sponsor)
SELECT id, 1, code, title, lead, year, number, total_number, issued_on, sponsor FROM collection WHERE is_shown = 1;

INSERT INTO shown_section (collection_id, position, title, column_id)
SELECT collection_section.collection_id, collection_section.position, collection_section.title, collection_section.column_id
FROM collection_section JOIN collection_shown ON collection_shown.collection_id = collection_section.collection_id;

INSERT INTO shown_entry (collection_id, section, article_id, position, page)
SELECT collection_section.collection_id, collection_section.position, collection_entry.article_id, collection_entry.position, collection_entry.page
FROM collection_entry JOIN collection_section ON collection_section.id = collection_entry.section_id
JOIN collection_shown ON collection_shown.collection_id = collection_section.collection_id;
