-- What officers are told, and the mails that go out: written in the transaction of what they tell of.

-- The words follow from the kind and from what it is about. `topic` says what was told, so that nobody is told twice.
CREATE TABLE notice (
    id         @id,
    officer_id @int NOT NULL REFERENCES officer (id),
    kind       TEXT NOT NULL CHECK (kind <> ''),
    topic      TEXT NOT NULL CHECK (topic <> ''),
    matter_id  @int REFERENCES matter (id),
    -- The step that brought it about.
    action     TEXT,
    -- A last day, or the first day of a delegation.
    on_day     TEXT CHECK (on_day LIKE '____-__-__'),
    -- Who is away, for whom the officer acts.
    absent     TEXT,
    at         @int NOT NULL,
    read_at    @int,
    UNIQUE (officer_id, kind, topic)
) @strict;

CREATE INDEX notice_newest ON notice (officer_id, id);
CREATE INDEX notice_unread ON notice (officer_id, id) WHERE read_at IS NULL;
CREATE INDEX notice_old ON notice (at);
CREATE INDEX notice_matter ON notice (matter_id);

-- What an officer also gets by mail, and where. Codes with spaces between them.
CREATE TABLE notice_choice (
    officer_id @int NOT NULL PRIMARY KEY REFERENCES officer (id),
    address    TEXT CHECK (address <> ''),
    kinds      TEXT NOT NULL,
    changed_at @int NOT NULL,
    CHECK (kinds = '' OR address IS NOT NULL)
) @strict;

-- Warnings that were given of a day; a day that moved is warned of anew.
CREATE TABLE matter_warning (
    matter_id @int NOT NULL REFERENCES matter (id),
    due_on    TEXT NOT NULL CHECK (due_on LIKE '____-__-__'),
    stage     TEXT NOT NULL CHECK (stage IN ('three', 'one', 'over')),
    at        @int NOT NULL,
    PRIMARY KEY (matter_id, due_on, stage)
) @strict;

-- Mails that wait, and what became of them. Neither address nor words are here: both are looked up when it is sent.
CREATE TABLE mail (
    id            @id,
    -- For an officer…
    notice_id     @int UNIQUE REFERENCES notice (id),
    -- … or for the person who waits: of which step.
    matter_id     @int REFERENCES matter (id),
    event         @int,
    news          TEXT CHECK (news <> ''),
    state         TEXT NOT NULL CHECK (state IN ('waiting', 'claimed', 'sent', 'failed', 'dropped')),
    attempts      @int NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    next_at       @int NOT NULL,
    -- Until when one server has it for itself.
    claimed_until @int,
    -- When its words went over: from then on nobody sends it again, whatever happens.
    handed_at     @int,
    created_at    @int NOT NULL,
    ended_at      @int,
    -- Why it did not go, in words for the console.
    fault         TEXT,
    UNIQUE (matter_id, event),
    CHECK ((notice_id IS NULL) <> (matter_id IS NULL)),
    CHECK ((matter_id IS NULL) = (news IS NULL) AND (matter_id IS NULL) = (event IS NULL)),
    CHECK ((state = 'claimed') = (claimed_until IS NOT NULL)),
    CHECK ((state IN ('sent', 'failed', 'dropped')) = (ended_at IS NOT NULL))
) @strict;

CREATE INDEX mail_waiting ON mail (next_at, id) WHERE state = 'waiting';
CREATE INDEX mail_claimed ON mail (claimed_until) WHERE state = 'claimed';
CREATE INDEX mail_ended ON mail (ended_at, id) WHERE ended_at IS NOT NULL;

-- The server that takes our mails.
CREATE TABLE mail_setting (
    id           @int NOT NULL PRIMARY KEY CHECK (id = 1),
    is_on        @int NOT NULL CHECK (is_on IN (0, 1)),
    host         TEXT NOT NULL CHECK (host <> ''),
    port         @int NOT NULL CHECK (port BETWEEN 1 AND 65535),
    security     TEXT NOT NULL CHECK (security IN ('starttls', 'tls', 'none')),
    login        TEXT CHECK (login <> ''),
    -- Sealed under a key that is not in the database.
    password     @blob,
    sender       TEXT NOT NULL CHECK (sender <> ''),
    sender_name  TEXT NOT NULL CHECK (sender_name <> ''),
    -- What links in mails begin with.
    site_address TEXT CHECK (site_address <> ''),
    -- Certificates of an authority of our own (PEM), where the server's is signed by none that everybody knows.
    authority    TEXT CHECK (authority <> ''),
    revision     @int NOT NULL CHECK (revision >= 1),
    changed_at   @int NOT NULL,
    CHECK ((login IS NULL) = (password IS NULL))
) @strict;

-- Whether the applicant wants to be told by mail how things go.
ALTER TABLE request_detail ADD COLUMN wants_mail @int NOT NULL DEFAULT 0 CHECK (wants_mail IN (0, 1));
