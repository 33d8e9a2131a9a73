-- The lists behind a published report show the registers as of its publication (docs/adr/0008).

-- The moment under which the last change was recorded: moments never run backwards, and none falls on a publication that it came after.
ALTER TABLE register_head ADD COLUMN last_recorded_at @int NOT NULL DEFAULT 0;

UPDATE register_head SET last_recorded_at = COALESCE((SELECT MAX(moment) FROM (
    SELECT MAX(recorded_at) AS moment FROM normative_document
    UNION ALL SELECT MAX(recorded_at) FROM disclosed_item
    UNION ALL SELECT MAX(recorded_at) FROM channel_publication
    UNION ALL SELECT MAX(recorded_at) FROM public_concern
    UNION ALL SELECT MAX(recorded_at) FROM concern_response
    UNION ALL SELECT MAX(recorded_at) FROM online_interview
    UNION ALL SELECT MAX(recorded_at) FROM policy_interpretation
    UNION ALL SELECT MAX(recorded_at) FROM press_conference
    UNION ALL SELECT MAX(recorded_at) FROM disclosure_request
    UNION ALL SELECT MAX(recorded_at) FROM request_reply
    UNION ALL SELECT MAX(recorded_at) FROM carry_over
    UNION ALL SELECT MAX(recorded_at) FROM processing_fee
    UNION ALL SELECT MAX(recorded_at) FROM fee_waiver
    UNION ALL SELECT MAX(recorded_at) FROM reconsideration
    UNION ALL SELECT MAX(recorded_at) FROM litigation
    UNION ALL SELECT MAX(recorded_at) FROM complaint
    UNION ALL SELECT MAX(recorded_at) FROM disclosure_office
    UNION ALL SELECT MAX(recorded_at) FROM reading_point
    UNION ALL SELECT MAX(recorded_at) FROM staff_member
    UNION ALL SELECT MAX(recorded_at) FROM disclosure_budget
    UNION ALL SELECT MAX(recorded_at) FROM work_meeting
    UNION ALL SELECT MAX(recorded_at) FROM training
    UNION ALL SELECT MAX(recorded_at) FROM training_attendance
    UNION ALL SELECT MAX(recorded_at) FROM administrative_decision
    UNION ALL SELECT MAX(recorded_at) FROM administrative_charge
    UNION ALL SELECT MAX(recorded_at) FROM power_item
    UNION ALL SELECT MAX(recorded_at) FROM procurement
    UNION ALL SELECT MAX(published_at) + 1 FROM report_snapshot) AS moments), 0);

-- Whose records a report counts: * for every agency, else their ids with blanks between. NULL for reports published before this was kept.
ALTER TABLE report_snapshot ADD COLUMN covers TEXT;

-- Since when an item counts as it does, and how it counted before. For what was counted already, the first entry of what it rests on.
ALTER TABLE disclosure_year ADD COLUMN counted_since @int NOT NULL DEFAULT 0;
ALTER TABLE disclosure_channel ADD COLUMN counted_since @int NOT NULL DEFAULT 0;

UPDATE disclosure_year SET counted_since = (
    SELECT MIN(recorded_at) FROM channel_publication
    WHERE channel_publication.item_id = disclosure_year.item_id AND channel_publication.is_current = 1);
UPDATE disclosure_channel SET counted_since = (
    SELECT MIN(recorded_at) FROM channel_publication
    WHERE channel_publication.item_id = disclosure_channel.item_id AND channel_publication.channel = disclosure_channel.channel
        AND channel_publication.is_current = 1);

DROP INDEX disclosure_year_count;
CREATE INDEX disclosure_year_count ON disclosure_year (year, is_normative, agency_id, item_id, counted_since);
DROP INDEX disclosure_channel_count;
CREATE INDEX disclosure_channel_count ON disclosure_channel (year, channel, agency_id, item_id, counted_since);

CREATE TABLE disclosure_year_past (
    item_id       @int NOT NULL,
    year          @int NOT NULL,
    agency_id     @int NOT NULL,
    is_normative  @int NOT NULL,
    counted_since @int NOT NULL,
    counted_until @int NOT NULL CHECK (counted_until > counted_since),
    PRIMARY KEY (item_id, counted_since)
) @strict;

CREATE INDEX disclosure_year_past_count ON disclosure_year_past (year, is_normative, agency_id, item_id);

CREATE TABLE disclosure_channel_past (
    item_id       @int NOT NULL,
    year          @int NOT NULL,
    channel       TEXT NOT NULL,
    agency_id     @int NOT NULL,
    counted_since @int NOT NULL,
    counted_until @int NOT NULL CHECK (counted_until > counted_since),
    PRIMARY KEY (item_id, channel, counted_since)
) @strict;

CREATE INDEX disclosure_channel_past_count ON disclosure_channel_past (year, channel, agency_id, item_id);

-- Versions that are current no more, in registers whose records the public reads. They are few.
CREATE INDEX channel_publication_past ON channel_publication (item_id) WHERE is_current = 0;
CREATE INDEX normative_document_past ON normative_document (record_id) WHERE is_current = 0;
CREATE INDEX disclosed_item_past ON disclosed_item (record_id) WHERE is_current = 0;
CREATE INDEX online_interview_past ON online_interview (record_id) WHERE is_current = 0;
CREATE INDEX policy_interpretation_past ON policy_interpretation (record_id) WHERE is_current = 0;
CREATE INDEX press_conference_past ON press_conference (record_id) WHERE is_current = 0;
CREATE INDEX disclosure_office_past ON disclosure_office (record_id) WHERE is_current = 0;
CREATE INDEX reading_point_past ON reading_point (record_id) WHERE is_current = 0;
CREATE INDEX disclosure_budget_past ON disclosure_budget (record_id) WHERE is_current = 0;
CREATE INDEX power_item_past ON power_item (record_id) WHERE is_current = 0;
CREATE INDEX procurement_past ON procurement (record_id) WHERE is_current = 0;
