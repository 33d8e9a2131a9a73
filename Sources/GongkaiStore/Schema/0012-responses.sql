-- Concerns of the public and how they were answered; interviews, interpretations, press conferences.

-- One hot topic or major public-opinion event.
CREATE TABLE public_concern (
    record_id   @int NOT NULL,
    version     @int NOT NULL CHECK (version >= 1),
    is_current  @int NOT NULL CHECK (is_current IN (0, 1)),
    agency_id   @int NOT NULL REFERENCES agency (id),
    number      TEXT NOT NULL CHECK (number <> ''),
    topic       TEXT NOT NULL CHECK (topic <> ''),
    kind        TEXT NOT NULL CHECK (kind IN ('hotTopic', 'publicOpinion')),
    raised_on   TEXT NOT NULL CHECK (raised_on LIKE '____-__-__'),
    reason      TEXT CHECK (version = 1 OR reason IS NOT NULL),
    recorded_by TEXT NOT NULL,
    recorded_at @int NOT NULL,
    PRIMARY KEY (record_id, version)
) @strict;

CREATE UNIQUE INDEX public_concern_current ON public_concern (record_id) WHERE is_current = 1;
CREATE UNIQUE INDEX public_concern_key ON public_concern (number) WHERE is_current = 1;
CREATE INDEX public_concern_day ON public_concern (raised_on, agency_id, kind, record_id) WHERE is_current = 1;

-- One answer to one concern.
CREATE TABLE concern_response (
    record_id    @int NOT NULL,
    version      @int NOT NULL CHECK (version >= 1),
    is_current   @int NOT NULL CHECK (is_current IN (0, 1)),
    agency_id    @int NOT NULL REFERENCES agency (id),
    concern_id   @int NOT NULL,
    way          TEXT NOT NULL CHECK (way IN
        ('pressConference', 'interview', 'interpretation', 'weibo', 'wechat', 'website', 'mailbox', 'hotline', 'other')),
    responded_on TEXT NOT NULL CHECK (responded_on LIKE '____-__-__'),
    summary      TEXT,
    reason       TEXT CHECK (version = 1 OR reason IS NOT NULL),
    recorded_by  TEXT NOT NULL,
    recorded_at  @int NOT NULL,
    PRIMARY KEY (record_id, version)
) @strict;

CREATE UNIQUE INDEX concern_response_current ON concern_response (record_id) WHERE is_current = 1;
CREATE UNIQUE INDEX concern_response_once ON concern_response (concern_id, way, responded_on)
    WHERE is_current = 1;
CREATE INDEX concern_response_day ON concern_response (responded_on, agency_id, concern_id, way, record_id) WHERE is_current = 1;

-- One interview on the government website.
CREATE TABLE online_interview (
    record_id             @int NOT NULL,
    version               @int NOT NULL CHECK (version >= 1),
    is_current            @int NOT NULL CHECK (is_current IN (0, 1)),
    agency_id             @int NOT NULL REFERENCES agency (id),
    number                TEXT NOT NULL CHECK (number <> ''),
    topic                 TEXT NOT NULL CHECK (topic <> ''),
    held_on               TEXT NOT NULL CHECK (held_on LIKE '____-__-__'),
    guests                TEXT,
    with_principal_leader @int NOT NULL CHECK (with_principal_leader IN (0, 1)),
    reason                TEXT CHECK (version = 1 OR reason IS NOT NULL),
    recorded_by           TEXT NOT NULL,
    recorded_at           @int NOT NULL,
    PRIMARY KEY (record_id, version)
) @strict;

CREATE UNIQUE INDEX online_interview_current ON online_interview (record_id) WHERE is_current = 1;
CREATE UNIQUE INDEX online_interview_key ON online_interview (number) WHERE is_current = 1;
CREATE INDEX online_interview_day ON online_interview (held_on, agency_id, with_principal_leader, record_id)
    WHERE is_current = 1;

-- One interpretation of a policy.
CREATE TABLE policy_interpretation (
    record_id       @int NOT NULL,
    version         @int NOT NULL CHECK (version >= 1),
    is_current      @int NOT NULL CHECK (is_current IN (0, 1)),
    agency_id       @int NOT NULL REFERENCES agency (id),
    number          TEXT NOT NULL CHECK (number <> ''),
    title           TEXT NOT NULL CHECK (title <> ''),
    published_on    TEXT NOT NULL CHECK (published_on LIKE '____-__-__'),
    document_number TEXT,
    reason          TEXT CHECK (version = 1 OR reason IS NOT NULL),
    recorded_by     TEXT NOT NULL,
    recorded_at     @int NOT NULL,
    PRIMARY KEY (record_id, version)
) @strict;

CREATE UNIQUE INDEX policy_interpretation_current ON policy_interpretation (record_id) WHERE is_current = 1;
CREATE UNIQUE INDEX policy_interpretation_key ON policy_interpretation (number) WHERE is_current = 1;
CREATE INDEX policy_interpretation_day ON policy_interpretation (published_on, agency_id, record_id) WHERE is_current = 1;

-- One press conference held or attended.
CREATE TABLE press_conference (
    record_id             @int NOT NULL,
    version               @int NOT NULL CHECK (version >= 1),
    is_current            @int NOT NULL CHECK (is_current IN (0, 1)),
    agency_id             @int NOT NULL REFERENCES agency (id),
    number                TEXT NOT NULL CHECK (number <> ''),
    topic                 TEXT NOT NULL CHECK (topic <> ''),
    held_on               TEXT NOT NULL CHECK (held_on LIKE '____-__-__'),
    attended              TEXT NOT NULL CHECK (attended IN ('held', 'attended')),
    with_principal_leader @int NOT NULL CHECK (with_principal_leader IN (0, 1)),
    reason                TEXT CHECK (version = 1 OR reason IS NOT NULL),
    recorded_by           TEXT NOT NULL,
    recorded_at           @int NOT NULL,
    PRIMARY KEY (record_id, version)
) @strict;

CREATE UNIQUE INDEX press_conference_current ON press_conference (record_id) WHERE is_current = 1;
CREATE UNIQUE INDEX press_conference_key ON press_conference (number) WHERE is_current = 1;
CREATE INDEX press_conference_day ON press_conference (held_on, agency_id, attended, with_principal_leader, record_id)
    WHERE is_current = 1;
