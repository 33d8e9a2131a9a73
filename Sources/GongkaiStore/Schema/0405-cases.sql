-- Approval cases: who applies, beside the steps, and who may do what with them.

CREATE TABLE case_detail (
    matter_id @int NOT NULL PRIMARY KEY REFERENCES matter (id),
    -- The item and its version, as the first step pinned them.
    item TEXT NOT NULL CHECK (item <> ''),
    item_version @int NOT NULL CHECK (item_version >= 1),
    is_joint @int NOT NULL CHECK (is_joint IN (0, 1)),
    channel TEXT NOT NULL CHECK (channel IN ('window', 'online')),
    -- Name, documents, address and telephones of the applicant.
    applicant @blob NOT NULL,
    -- The same for the same applicant, under a key that is not in the database.
    applicant_hash TEXT NOT NULL CHECK (length(applicant_hash) = 64),
    -- The first day on which the program has something to do with it; none while it waits for people.
    program_on TEXT CHECK (program_on LIKE '____-__-__')
) @strict;

CREATE INDEX case_detail_item ON case_detail (item, matter_id);
CREATE INDEX case_detail_applicant ON case_detail (applicant_hash, matter_id);
CREATE INDEX case_detail_program ON case_detail (program_on, matter_id) WHERE program_on IS NOT NULL;

-- Numbers of certificates that were issued and not taken back: each stands once in the district.
CREATE TABLE case_certificate (
    number TEXT NOT NULL PRIMARY KEY CHECK (number <> ''),
    matter_id @int NOT NULL UNIQUE REFERENCES matter (id),
    event @int NOT NULL CHECK (event >= 1)
) @strict;

INSERT INTO role (code, name, position) VALUES
    ('windowClerk', '窗口人员', 7),
    ('approver', '审批人员', 8),
    ('inspector', '监察人员', 9);

INSERT INTO role_permission (role, permission) VALUES
    ('windowClerk', 'cases.read'),
    ('windowClerk', 'cases.take'),
    ('windowClerk', 'requests.identity'),
    ('approver', 'cases.read'),
    ('approver', 'cases.handle'),
    ('approver', 'requests.identity'),
    ('reviewer', 'cases.read'),
    ('reviewer', 'cases.review'),
    ('leader', 'cases.read'),
    ('leader', 'cases.review'),
    ('leader', 'cases.sign'),
    ('auditor', 'cases.read'),
    ('inspector', 'cases.read'),
    ('inspector', 'supervision.read'),
    ('inspector', 'supervision.act'),
    ('inspector', 'supervision.set');
