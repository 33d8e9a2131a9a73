-- Items that were made public, where each was published, and normative documents.

-- One rule or normative document. Numbers made, repealed, in force and public all come from its days.
CREATE TABLE normative_document (
    record_id       @int NOT NULL,
    version         @int NOT NULL CHECK (version >= 1),
    is_current      @int NOT NULL CHECK (is_current IN (0, 1)),
    agency_id       @int NOT NULL REFERENCES agency (id),
    category        TEXT NOT NULL CHECK (category IN ('normative', 'rule')),
    document_number TEXT NOT NULL CHECK (document_number <> ''),
    title           TEXT NOT NULL CHECK (title <> ''),
    issued_on       TEXT NOT NULL CHECK (issued_on LIKE '____-__-__'),
    opened_on       TEXT CHECK (opened_on LIKE '____-__-__'),
    repealed_on     TEXT CHECK (repealed_on LIKE '____-__-__'),
    reason          TEXT CHECK (version = 1 OR reason IS NOT NULL),
    recorded_by     TEXT NOT NULL,
    recorded_at     @int NOT NULL,
    PRIMARY KEY (record_id, version),
    CHECK (opened_on >= issued_on),
    CHECK (repealed_on >= issued_on)
) @strict;

CREATE UNIQUE INDEX normative_document_current ON normative_document (record_id) WHERE is_current = 1;
CREATE UNIQUE INDEX normative_document_key ON normative_document (document_number) WHERE is_current = 1;
CREATE INDEX normative_document_day ON normative_document (issued_on, agency_id, category, record_id) WHERE is_current = 1;

-- One piece of information, however many channels carry it.
CREATE TABLE disclosed_item (
    record_id             @int NOT NULL,
    version               @int NOT NULL CHECK (version >= 1),
    is_current            @int NOT NULL CHECK (is_current IN (0, 1)),
    agency_id             @int NOT NULL REFERENCES agency (id),
    index_number          TEXT NOT NULL CHECK (index_number <> ''),
    title                 TEXT NOT NULL CHECK (title <> ''),
    document_number       TEXT,
    created_on            TEXT NOT NULL CHECK (created_on LIKE '____-__-__'),
    subject_category      TEXT CHECK (subject_category IN
        ('01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11',
         '12', '13', '14', '15', '16', '17', '18', '19', '20', '21', '22')),
    abstract              TEXT,
    normative_document_id @int,
    reason                TEXT CHECK (version = 1 OR reason IS NOT NULL),
    recorded_by           TEXT NOT NULL,
    recorded_at           @int NOT NULL,
    PRIMARY KEY (record_id, version)
) @strict;

CREATE UNIQUE INDEX disclosed_item_current ON disclosed_item (record_id) WHERE is_current = 1;
CREATE UNIQUE INDEX disclosed_item_key ON disclosed_item (index_number) WHERE is_current = 1;
CREATE UNIQUE INDEX disclosed_item_normative_document ON disclosed_item (normative_document_id)
    WHERE is_current = 1 AND normative_document_id IS NOT NULL;
-- For lists; figures count the derived tables below.
CREATE INDEX disclosed_item_day ON disclosed_item (created_on, record_id, agency_id) WHERE is_current = 1;

-- One publication of one item through one channel.
CREATE TABLE channel_publication (
    record_id    @int NOT NULL,
    version      @int NOT NULL CHECK (version >= 1),
    is_current   @int NOT NULL CHECK (is_current IN (0, 1)),
    agency_id    @int NOT NULL REFERENCES agency (id),
    item_id      @int NOT NULL,
    channel      TEXT NOT NULL CHECK (channel IN ('website', 'gazette', 'weibo', 'wechat', 'other')),
    published_on TEXT NOT NULL CHECK (published_on LIKE '____-__-__'),
    place        TEXT,
    reason       TEXT CHECK (version = 1 OR reason IS NOT NULL),
    recorded_by  TEXT NOT NULL,
    recorded_at  @int NOT NULL,
    PRIMARY KEY (record_id, version)
) @strict;

CREATE UNIQUE INDEX channel_publication_current ON channel_publication (record_id) WHERE is_current = 1;
CREATE UNIQUE INDEX channel_publication_once ON channel_publication (item_id, channel, published_on, COALESCE(place, ''))
    WHERE is_current = 1;
CREATE INDEX channel_publication_day ON channel_publication (published_on, record_id, agency_id) WHERE is_current = 1;

-- Derived (docs/adr/0005): an item counts once, in the year of its first publication …
CREATE TABLE disclosure_year (
    item_id      @int NOT NULL PRIMARY KEY,
    year         @int NOT NULL,
    agency_id    @int NOT NULL,
    is_normative @int NOT NULL CHECK (is_normative IN (0, 1))
) @strict;

CREATE INDEX disclosure_year_count ON disclosure_year (year, is_normative, agency_id, item_id);

-- … and once for each channel that carried it in that year.
CREATE TABLE disclosure_channel (
    item_id   @int NOT NULL,
    year      @int NOT NULL,
    channel   TEXT NOT NULL,
    agency_id @int NOT NULL,
    PRIMARY KEY (item_id, channel)
) @strict;

CREATE INDEX disclosure_channel_count ON disclosure_channel (year, channel, agency_id, item_id);
