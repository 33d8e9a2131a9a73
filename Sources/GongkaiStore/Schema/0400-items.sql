-- Items of services (政务服务事项). Every version of an item's implementation list (实施清单) is a row: what was published never changes, a draft is
-- written on until it is. Which version holds on a day follows from the days; which one cases began with, from its number.

CREATE TABLE service_item (
    id           @id,
    -- 实施编码: names the item in all its versions.
    task_code    TEXT NOT NULL UNIQUE CHECK (task_code <> ''),
    agency_id    @int NOT NULL REFERENCES agency (id),
    -- Since when nobody reads it any more, and why, as everybody reads it.
    withdrawn_at @int,
    withdrawal   TEXT CHECK (withdrawal <> ''),
    created_at   @int NOT NULL,
    CHECK ((withdrawn_at IS NULL) = (withdrawal IS NULL))
) @strict;

CREATE INDEX service_item_agency ON service_item (agency_id, id);

CREATE TABLE service_item_version (
    item_id         @int NOT NULL REFERENCES service_item (id),
    -- 事项版本.
    number          @int NOT NULL CHECK (number >= 1),
    -- How often the draft was written.
    revision        @int NOT NULL DEFAULT 1 CHECK (revision >= 1),
    name            TEXT NOT NULL,
    -- By what it is found beside its unit's name, in small letters.
    words           TEXT NOT NULL,
    type            TEXT NOT NULL CHECK (length(type) = 2),
    case_type       TEXT,
    promised_days   @int CHECK (promised_days >= 0),
    promised_unit   TEXT CHECK (promised_unit IN ('working', 'calendar')),
    visits          @int,
    -- Null where nothing is said of fees.
    has_fees        @int CHECK (has_fees IN (0, 1)),
    state           TEXT NOT NULL CHECK (state IN ('1', '2', '3')),
    effective_from  TEXT NOT NULL CHECK (effective_from LIKE '____-__-__'),
    effective_until TEXT CHECK (effective_until LIKE '____-__-__'),
    -- The whole of it, with the exchange names.
    document        TEXT NOT NULL,
    saved_by        TEXT NOT NULL,
    saved_at        @int NOT NULL,
    published_by    TEXT,
    published_at    @int,
    PRIMARY KEY (item_id, number),
    CHECK ((published_by IS NULL) = (published_at IS NULL)),
    CHECK ((promised_days IS NULL) = (promised_unit IS NULL))
) @strict;

-- For whom an item is, and what brings people to it: one row each, so that lists are narrowed and counted in the database.
CREATE TABLE service_item_facet (
    item_id @int NOT NULL,
    number  @int NOT NULL,
    kind    TEXT NOT NULL CHECK (kind IN ('audience', 'lifeEvent')),
    value   TEXT NOT NULL CHECK (value <> ''),
    PRIMARY KEY (item_id, number, kind, value),
    FOREIGN KEY (item_id, number) REFERENCES service_item_version (item_id, number)
) @strict;

CREATE INDEX service_item_facet_value ON service_item_facet (kind, value, item_id, number);

INSERT INTO role_permission (role, permission) VALUES
    ('informationOfficer', 'items.maintain'),
    ('disclosureOffice', 'items.maintain'),
    ('disclosureOffice', 'items.publish'),
    ('leader', 'items.maintain'),
    ('leader', 'items.publish');
