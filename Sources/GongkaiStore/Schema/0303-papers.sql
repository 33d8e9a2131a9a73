-- Papers of requests: for each step that lets one go out, what stands on it. What is not here yet follows from the step and the form.

CREATE TABLE request_paper (
    id          @id,
    matter_id   @int NOT NULL REFERENCES matter (id),
    -- The step it belongs to, and the branch it is for; 0 where it is for the applicant or the step has its own.
    event       @int NOT NULL CHECK (event >= 1),
    branch      @int NOT NULL CHECK (branch >= 0),
    kind        TEXT NOT NULL CHECK (kind <> ''),
    -- Set once, when it goes out.
    number      TEXT CHECK (number <> ''),
    dated_on    TEXT CHECK (dated_on LIKE '____-__-__'),
    issued_by   @int REFERENCES officer (id),
    issued_name TEXT,
    issued_at   @int,
    UNIQUE (matter_id, event, branch),
    UNIQUE (number),
    CHECK ((issued_at IS NULL) = (dated_on IS NULL) AND (issued_at IS NULL) = (issued_by IS NULL)),
    CHECK (number IS NULL OR issued_at IS NOT NULL)
) @strict;

-- Every wording of a paper, sealed: it names the applicant. The last one holds.
CREATE TABLE request_paper_text (
    paper_id     @int NOT NULL REFERENCES request_paper (id),
    revision     @int NOT NULL CHECK (revision >= 1),
    sealed       @blob NOT NULL,
    officer_id   @int NOT NULL REFERENCES officer (id),
    -- As they were called then.
    officer_name TEXT NOT NULL,
    at           @int NOT NULL,
    PRIMARY KEY (paper_id, revision)
) @strict;

-- What the papers of an organ say of the organ itself: its word in numbers, where its decisions can be contested, whom to ask.
CREATE TABLE paper_setting (
    agency_id           @int NOT NULL PRIMARY KEY REFERENCES agency (id),
    mark                TEXT NOT NULL UNIQUE CHECK (mark <> ''),
    government          TEXT NOT NULL CHECK (government <> ''),
    superior_government TEXT NOT NULL CHECK (superior_government <> ''),
    superior_department TEXT CHECK (superior_department <> ''),
    basic_court         TEXT NOT NULL CHECK (basic_court <> ''),
    intermediate_court  TEXT NOT NULL CHECK (intermediate_court <> ''),
    office              TEXT NOT NULL CHECK (office <> ''),
    address             TEXT NOT NULL CHECK (address <> ''),
    telephone           TEXT NOT NULL CHECK (telephone <> ''),
    contact             TEXT CHECK (contact <> ''),
    payment             TEXT CHECK (payment <> ''),
    revision            @int NOT NULL CHECK (revision >= 1),
    changed_at          @int NOT NULL
) @strict;
