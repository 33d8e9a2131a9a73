-- Requests for disclosure: what the form says beside the steps, and who may do what with them.

CREATE TABLE request_detail (
    matter_id      @int NOT NULL PRIMARY KEY REFERENCES matter (id),
    -- The form as far as it is filled in; gone when it is handed in or thrown away.
    draft          @blob,
    -- Name, documents, address, telephones and the rest of who asks.
    applicant      @blob,
    -- The same for the same applicant, under a key that is not in the database.
    applicant_hash TEXT CHECK (length(applicant_hash) = 64),
    -- The column of the annual report.
    applicant_kind TEXT CHECK (applicant_kind IN ('NP', 'L1', 'L2', 'L3', 'L4', 'L5')),
    channel        TEXT,
    own_records    @int NOT NULL CHECK (own_records IN (0, 1)),
    purpose        TEXT,
    -- Codes with spaces between them.
    forms          TEXT NOT NULL,
    ways           TEXT NOT NULL,
    accepts_other  @int NOT NULL CHECK (accepts_other IN (0, 1)),
    waiver_ground  TEXT,
    CHECK (draft IS NULL OR applicant IS NULL)
) @strict;

CREATE INDEX request_detail_applicant ON request_detail (applicant_hash, matter_id);

CREATE TABLE request_item (
    matter_id    @int NOT NULL REFERENCES request_detail (matter_id),
    position     @int NOT NULL CHECK (position >= 1),
    description  TEXT NOT NULL CHECK (description <> ''),
    index_number TEXT,
    PRIMARY KEY (matter_id, position)
) @strict;

-- Earlier requests of the same applicant that a new one looked like when it came. A person decides whether it is the same.
CREATE TABLE request_resemblance (
    matter_id  @int NOT NULL REFERENCES request_detail (matter_id),
    earlier_id @int NOT NULL REFERENCES request_detail (matter_id),
    is_same    @int NOT NULL CHECK (is_same IN (0, 1)),
    -- Thousandths.
    likeness   @int NOT NULL CHECK (likeness BETWEEN 0 AND 1000),
    PRIMARY KEY (matter_id, earlier_id)
) @strict;

-- 这就是我要的信息: somebody was about to ask and found it published. Nothing is kept of who or what was typed.
CREATE TABLE request_spared (
    id         @id,
    agency_id  @int NOT NULL REFERENCES agency (id),
    article_id @int NOT NULL REFERENCES article (id),
    on_day     TEXT NOT NULL CHECK (on_day LIKE '____-__-__'),
    at         @int NOT NULL
) @strict;

CREATE INDEX request_spared_article ON request_spared (article_id, on_day);
CREATE INDEX request_spared_agency ON request_spared (agency_id, on_day);

INSERT INTO role_permission (role, permission) VALUES
    ('informationOfficer', 'requests.read'),
    ('informationOfficer', 'requests.take'),
    ('informationOfficer', 'requests.handle'),
    ('informationOfficer', 'requests.identity'),
    ('reviewer', 'requests.read'),
    ('reviewer', 'requests.review'),
    ('leader', 'requests.read'),
    ('leader', 'requests.review'),
    ('leader', 'requests.sign'),
    ('disclosureOffice', 'requests.read'),
    ('disclosureOffice', 'requests.take'),
    ('disclosureOffice', 'requests.handle'),
    ('disclosureOffice', 'requests.identity'),
    ('disclosureOffice', 'calendar.change'),
    ('leader', 'calendar.change'),
    ('auditor', 'requests.read');
