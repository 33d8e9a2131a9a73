-- How far the registers were gone through since a rule changed by which they follow from requests: what was written by the older one is written anew,
-- once, in the order of the keys.
CREATE TABLE request_line_review (
    rule       TEXT NOT NULL PRIMARY KEY CHECK (rule <> ''),
    -- The last request that was looked at, and the last there was when the rule changed.
    last_id    @int NOT NULL,
    through_id @int NOT NULL
) @strict;
