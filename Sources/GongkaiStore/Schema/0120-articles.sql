-- What is written, reviewed and shown. An article is the thing with an address; its versions hold the words.

CREATE TABLE article (
    id           @id,
    site_id      @int NOT NULL REFERENCES site (id),
    column_id    @int NOT NULL REFERENCES site_column (id),
    agency_id    @int NOT NULL REFERENCES agency (id),
    kind         TEXT NOT NULL,
    index_number TEXT UNIQUE,
    -- Its record in the register of disclosed items, once it was public.
    item_id      @int,
    revision     @int NOT NULL DEFAULT 1,
    created_by   @int NOT NULL REFERENCES officer (id),
    created_at   @int NOT NULL
) @strict;

CREATE INDEX article_column ON article (column_id, id);
CREATE INDEX article_agency ON article (agency_id, id);
CREATE INDEX article_item ON article (item_id);

-- A version is edited only as a draft; what was sent for review is what is reviewed. `revision` tells two editors of one draft apart.
CREATE TABLE article_version (
    article_id         @int NOT NULL REFERENCES article (id),
    number             @int NOT NULL CHECK (number >= 1),
    state              TEXT NOT NULL CHECK (state IN
        ('draft', 'inReview', 'approved', 'scheduled', 'live', 'superseded', 'expired', 'withdrawn', 'discarded')),
    revision           @int NOT NULL DEFAULT 1,
    title              TEXT NOT NULL,
    body               TEXT NOT NULL,
    plain_text         TEXT NOT NULL,
    abstract           TEXT,
    source             TEXT,
    author             TEXT,
    subject            TEXT,
    genre              TEXT,
    document_number    TEXT,
    has_no_number      @int NOT NULL DEFAULT 0 CHECK (has_no_number IN (0, 1)),
    created_on         TEXT CHECK (created_on LIKE '____-__-__'),
    effective_on       TEXT CHECK (effective_on LIKE '____-__-__'),
    expires_on         TEXT CHECK (expires_on LIKE '____-__-__'),
    repealed_on        TEXT CHECK (repealed_on LIKE '____-__-__'),
    replaced_by        TEXT,
    keywords           TEXT NOT NULL DEFAULT '',
    audiences          TEXT NOT NULL DEFAULT '',
    publish_at         @int,
    expire_at          @int,
    expires_with_notice @int NOT NULL DEFAULT 0 CHECK (expires_with_notice IN (0, 1)),
    -- Once live: the earlier of expire_at and the end of the notice period.
    shows_until        @int,
    notice_ends_on     TEXT CHECK (notice_ends_on LIKE '____-__-__'),
    content_hash       TEXT NOT NULL CHECK (length(content_hash) = 64),
    -- The text the gate has looked at; another text has not been looked at.
    scanned_hash       TEXT,
    -- What the secrecy review said of the text that became public. Nothing is or was public without it.
    secrecy            TEXT CHECK (secrecy IN ('open', 'partlyOpen')),
    saved_by           @int NOT NULL REFERENCES officer (id),
    saved_at           @int NOT NULL,
    submitted_by       @int REFERENCES officer (id),
    submitted_at       @int,
    published_by       @int REFERENCES officer (id),
    published_at       @int,
    approval_due       @int,
    ended_at           @int,
    end_reason         TEXT,
    PRIMARY KEY (article_id, number),
    CHECK (state NOT IN ('live', 'superseded', 'expired', 'withdrawn') OR (published_at IS NOT NULL AND secrecy IS NOT NULL)),
    CHECK (state <> 'withdrawn' OR (ended_at IS NOT NULL AND end_reason IS NOT NULL))
) @strict;

-- One version in work and one on show, never two.
CREATE UNIQUE INDEX article_version_in_work ON article_version (article_id)
    WHERE state IN ('draft', 'inReview', 'approved', 'scheduled');
CREATE UNIQUE INDEX article_version_live ON article_version (article_id) WHERE state = 'live';
CREATE INDEX article_version_queue ON article_version (state, saved_at);
CREATE INDEX article_version_hour ON article_version (publish_at) WHERE state = 'scheduled';
CREATE INDEX article_version_end ON article_version (shows_until) WHERE state = 'live' AND shows_until IS NOT NULL;
-- Numbers that were imported, also of records that were taken back, are not given again.
CREATE INDEX disclosed_item_number ON disclosed_item (index_number);

-- Everyone who had a hand in a version: they do not review it.
CREATE TABLE article_editor (
    article_id @int NOT NULL,
    number     @int NOT NULL,
    officer_id @int NOT NULL REFERENCES officer (id),
    PRIMARY KEY (article_id, number, officer_id),
    FOREIGN KEY (article_id, number) REFERENCES article_version (article_id, number)
) @strict;

-- Signed judgements, kept for ever (security standards SR5): of this text, by its hash, and no other.
CREATE TABLE article_review (
    id           @id,
    article_id   @int NOT NULL,
    number       @int NOT NULL,
    content_hash TEXT NOT NULL,
    step         @int NOT NULL,
    step_name    TEXT NOT NULL,
    reviewer_id  @int NOT NULL REFERENCES officer (id),
    decision     TEXT NOT NULL CHECK (decision IN ('approved', 'rejected')),
    secrecy      TEXT CHECK (secrecy IN ('open', 'partlyOpen', 'onRequest', 'withheld', 'referred')),
    basis        TEXT,
    reason       TEXT,
    at           @int NOT NULL,
    FOREIGN KEY (article_id, number) REFERENCES article_version (article_id, number),
    CHECK (decision = 'approved' OR reason IS NOT NULL)
) @strict;

CREATE INDEX article_review_version ON article_review (article_id, number, id);

-- What the gate found in a text; a hit belongs to the hash it was found in. Never the full number, only its masked form.
CREATE TABLE gate_hit (
    id           @id,
    article_id   @int NOT NULL,
    number       @int NOT NULL,
    content_hash TEXT NOT NULL,
    rule         TEXT NOT NULL,
    place        TEXT NOT NULL,
    excerpt      TEXT NOT NULL,
    advice       TEXT NOT NULL,
    blocks       @int NOT NULL CHECK (blocks IN (0, 1)),
    cleared_by   @int REFERENCES officer (id),
    cleared_at   @int,
    clear_reason TEXT,
    FOREIGN KEY (article_id, number) REFERENCES article_version (article_id, number),
    CHECK ((cleared_by IS NULL) = (clear_reason IS NULL))
) @strict;

CREATE INDEX gate_hit_version ON gate_hit (article_id, number, content_hash);

-- Files by their content; the bytes stand in a folder beside the database.
CREATE TABLE stored_file (
    sha256      TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    size        @int NOT NULL CHECK (size >= 0),
    media_type  TEXT NOT NULL,
    plain_text  TEXT NOT NULL,
    stored_at   @int NOT NULL
) @strict;

CREATE TABLE article_file (
    article_id @int NOT NULL,
    number     @int NOT NULL,
    position   @int NOT NULL,
    name       TEXT NOT NULL CHECK (name <> ''),
    sha256     TEXT NOT NULL REFERENCES stored_file (sha256),
    PRIMARY KEY (article_id, number, position),
    FOREIGN KEY (article_id, number) REFERENCES article_version (article_id, number)
) @strict;

CREATE INDEX article_file_content ON article_file (sha256);

-- A column of another site, or of this one, that shows the article too; it stays in step because it is the same article.
CREATE TABLE article_push (
    article_id @int NOT NULL REFERENCES article (id),
    column_id  @int NOT NULL REFERENCES site_column (id),
    pushed_by  @int NOT NULL REFERENCES officer (id),
    pushed_at  @int NOT NULL,
    PRIMARY KEY (article_id, column_id)
) @strict;

CREATE INDEX article_push_column ON article_push (column_id, article_id);

-- What explains what: an interpretation of a document, a consultation before it, its replacement.
CREATE TABLE article_link (
    article_id @int NOT NULL REFERENCES article (id),
    target_id  @int NOT NULL REFERENCES article (id),
    kind       TEXT NOT NULL CHECK (kind IN ('interprets', 'interviews', 'consults', 'replaces', 'related')),
    PRIMARY KEY (article_id, target_id, kind),
    CHECK (article_id <> target_id)
) @strict;

CREATE INDEX article_link_target ON article_link (target_id, kind);

-- An address that moved, and where it leads now.
CREATE TABLE address_redirect (
    site_id @int NOT NULL REFERENCES site (id),
    address TEXT NOT NULL,
    target  TEXT NOT NULL,
    PRIMARY KEY (site_id, address)
) @strict;

-- Derived (docs/adr/0009): what the public may see, one row for each place where an article shows. Every public exit reads this table and no other;
-- the hour still decides, by `shows_from` and `shows_until`. Dropped and rebuilt by `ArticleStore.rebuildShown`.
CREATE TABLE shown_article (
    column_id       @int NOT NULL,
    article_id      @int NOT NULL,
    number          @int NOT NULL,
    site_id         @int NOT NULL,
    agency_id       @int NOT NULL,
    is_home         @int NOT NULL CHECK (is_home IN (0, 1)),
    kind            TEXT NOT NULL,
    is_catalogued   @int NOT NULL CHECK (is_catalogued IN (0, 1)),
    title           TEXT NOT NULL,
    index_number    TEXT,
    document_number TEXT,
    subject         TEXT,
    genre           TEXT,
    audiences       TEXT NOT NULL,
    created_on      TEXT,
    -- When the article first became public: a corrected version does not come to the head of the list again.
    published_at    @int NOT NULL,
    shows_from      @int NOT NULL,
    shows_until     @int,
    PRIMARY KEY (column_id, article_id)
) @strict;

CREATE INDEX shown_article_list ON shown_article (column_id, published_at, article_id);
CREATE INDEX shown_article_site ON shown_article (site_id, published_at, article_id);
CREATE INDEX shown_article_catalogue ON shown_article (is_catalogued, is_home, agency_id, published_at, article_id);
CREATE INDEX shown_article_subject ON shown_article (subject, published_at, article_id) WHERE is_catalogued = 1 AND is_home = 1;
CREATE INDEX shown_article_article ON shown_article (article_id);
