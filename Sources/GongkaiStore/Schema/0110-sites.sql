-- The sites of the group, their columns, and who reviews what goes into them.

-- A review scheme is data; the steps of one are replaced as a whole, and what is under review is recalled first.
CREATE TABLE review_scheme (
    code     TEXT NOT NULL PRIMARY KEY,
    name     TEXT NOT NULL CHECK (name <> ''),
    position @int NOT NULL
) @strict;

CREATE TABLE review_step (
    scheme     TEXT NOT NULL REFERENCES review_scheme (code),
    position   @int NOT NULL CHECK (position >= 0),
    name       TEXT NOT NULL CHECK (name <> ''),
    scope      TEXT NOT NULL CHECK (scope IN ('author', 'unit', 'office')),
    permission TEXT NOT NULL,
    is_secrecy @int NOT NULL CHECK (is_secrecy IN (0, 1)),
    PRIMARY KEY (scheme, position)
) @strict;

CREATE TABLE site (
    id              @id,
    code            TEXT NOT NULL UNIQUE CHECK (code <> ''),
    name            TEXT NOT NULL CHECK (name <> ''),
    domain          TEXT NOT NULL UNIQUE CHECK (domain <> ''),
    id_code         TEXT NOT NULL,
    agency_id       @int NOT NULL REFERENCES agency (id),
    is_portal       @int NOT NULL CHECK (is_portal IN (0, 1)),
    offers_services @int NOT NULL CHECK (offers_services IN (0, 1)),
    is_closed       @int NOT NULL DEFAULT 0 CHECK (is_closed IN (0, 1)),
    look            TEXT NOT NULL CHECK (look IN ('blue', 'vermilion', 'green')),
    icp_number      TEXT,
    police_number   TEXT,
    contact         TEXT,
    banner          TEXT,
    banner_until    @int,
    revision        @int NOT NULL DEFAULT 1
) @strict;

CREATE TABLE site_column (
    id             @id,
    site_id        @int NOT NULL REFERENCES site (id),
    parent_id      @int REFERENCES site_column (id) CHECK (parent_id <> id),
    code           TEXT NOT NULL CHECK (code <> ''),
    name           TEXT NOT NULL CHECK (name <> ''),
    description    TEXT NOT NULL,
    keywords       TEXT NOT NULL,
    kind           TEXT NOT NULL,
    agency_id      @int NOT NULL REFERENCES agency (id),
    scheme         TEXT NOT NULL REFERENCES review_scheme (code),
    accepted_kinds TEXT,
    interval_days  @int CHECK (interval_days > 0),
    position       @int NOT NULL,
    is_archived    @int NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),
    revision       @int NOT NULL DEFAULT 1,
    UNIQUE (site_id, code)
) @strict;

CREATE INDEX site_column_parent ON site_column (parent_id);

-- The front part of a unit's index numbers (organisation code or unified social credit code).
CREATE TABLE index_code (
    agency_id @int NOT NULL PRIMARY KEY REFERENCES agency (id),
    code      TEXT NOT NULL UNIQUE CHECK (length(code) IN (9, 18))
) @strict;

-- The last serial handed out, by code and not by unit: a number is never given twice, even if a code moves to another unit.
CREATE TABLE index_serial (
    code TEXT NOT NULL,
    year @int NOT NULL,
    last @int NOT NULL CHECK (last BETWEEN 0 AND 99999),
    PRIMARY KEY (code, year)
) @strict;

INSERT INTO review_scheme (code, name, position) VALUES
    ('standard', '标准审核', 0),
    ('short', '简易审核', 1);

INSERT INTO review_step (scheme, position, name, scope, permission, is_secrecy) VALUES
    ('standard', 0, '自审', 'author', 'articles.write', 0),
    ('standard', 1, '科室（单位）审核', 'unit', 'articles.review', 0),
    ('standard', 2, '单位负责人审核（保密审查）', 'unit', 'articles.secrecy', 1),
    ('standard', 3, '公开办审核', 'office', 'articles.approve', 0),
    ('short', 0, '自审', 'author', 'articles.write', 0),
    ('short', 1, '单位负责人审核（保密审查）', 'unit', 'articles.secrecy', 1);
