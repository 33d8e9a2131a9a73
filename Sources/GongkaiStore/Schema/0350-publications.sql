-- What follows from requests for everybody: replies that are published, and proposals to publish what many ask for.

-- How many days after it went out a reply may be published; where an organ has set nothing it is thirty.
CREATE TABLE reply_delay (
    agency_id  @int NOT NULL PRIMARY KEY REFERENCES agency (id),
    days       @int NOT NULL CHECK (days BETWEEN 0 AND 3650),
    revision   @int NOT NULL CHECK (revision >= 1),
    changed_at @int NOT NULL
) @strict;

-- That somebody decided to publish a reply. The words are an article's, which is reviewed, shown and withdrawn like every other.
CREATE TABLE published_reply (
    article_id @int NOT NULL PRIMARY KEY REFERENCES article (id),
    matter_id  @int NOT NULL REFERENCES matter (id),
    decided_by @int NOT NULL REFERENCES officer (id),
    decided_at @int NOT NULL
) @strict;

CREATE INDEX published_reply_matter ON published_reply (matter_id);

-- 建议主动公开: the office asks a unit to publish what several have asked for. The unit begins an article, or says why not.
CREATE TABLE publication_proposal (
    id          @id,
    agency_id   @int NOT NULL REFERENCES agency (id),
    title       TEXT NOT NULL CHECK (title <> ''),
    reason      TEXT NOT NULL CHECK (reason <> ''),
    proposed_by @int NOT NULL REFERENCES officer (id),
    proposed_at @int NOT NULL,
    decided_by  @int REFERENCES officer (id),
    decided_at  @int,
    -- Where it was accepted.
    article_id  @int UNIQUE REFERENCES article (id),
    -- Where it was not.
    refusal     TEXT CHECK (refusal <> ''),
    CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
    CHECK ((CASE WHEN article_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN refusal IS NULL THEN 0 ELSE 1 END)
        = (CASE WHEN decided_by IS NULL THEN 0 ELSE 1 END))
) @strict;

CREATE INDEX publication_proposal_agency ON publication_proposal (agency_id, id);

CREATE TABLE proposal_request (
    proposal_id @int NOT NULL REFERENCES publication_proposal (id),
    matter_id   @int NOT NULL REFERENCES matter (id),
    PRIMARY KEY (proposal_id, matter_id)
) @strict;

CREATE INDEX proposal_request_matter ON proposal_request (matter_id);
