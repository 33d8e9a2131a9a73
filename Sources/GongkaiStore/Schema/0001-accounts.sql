-- Agencies, officers, what they may do, and who is signed in.

CREATE TABLE agency (
    id @id,
    code TEXT NOT NULL UNIQUE CHECK (code <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT NOT NULL CHECK (kind IN
        ('districtGovernment', 'department', 'township', 'subdistrict', 'authorisedOrganisation', 'publicUtility')),
    parent_id @int REFERENCES agency (id) CHECK (parent_id <> id)
) @strict;

CREATE INDEX agency_parent ON agency (parent_id);

CREATE TABLE role (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    position @int NOT NULL
) @strict;

CREATE TABLE role_permission (
    role TEXT NOT NULL REFERENCES role (code),
    permission TEXT NOT NULL,
    PRIMARY KEY (role, permission)
) @strict;

CREATE TABLE officer (
    id @id,
    login TEXT NOT NULL UNIQUE CHECK (login <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    agency_id @int NOT NULL REFERENCES agency (id),
    password_hash TEXT NOT NULL,
    is_disabled @int NOT NULL DEFAULT 0 CHECK (is_disabled IN (0, 1)),
    created_at @int NOT NULL
) @strict;

CREATE INDEX officer_agency ON officer (agency_id);

CREATE TABLE officer_role (
    officer_id @int NOT NULL REFERENCES officer (id),
    role TEXT NOT NULL REFERENCES role (code),
    PRIMARY KEY (officer_id, role)
) @strict;

CREATE INDEX officer_role_role ON officer_role (role);

-- Only the hash of a session's token is kept: who reads this table cannot sign in with it.
CREATE TABLE session (
    token_hash TEXT NOT NULL PRIMARY KEY,
    officer_id @int NOT NULL REFERENCES officer (id),
    csrf_token TEXT NOT NULL,
    address TEXT NOT NULL,
    created_at @int NOT NULL,
    seen_at @int NOT NULL
) @strict;

CREATE INDEX session_officer ON session (officer_id);

-- Failed logins of the last half hour. The name is hashed: people type passwords into the wrong box.
CREATE TABLE login_failure (
    id @id,
    login_hash TEXT NOT NULL,
    address TEXT NOT NULL,
    at @int NOT NULL
) @strict;

CREATE INDEX login_failure_login ON login_failure (login_hash, at);
CREATE INDEX login_failure_address ON login_failure (address, at);

INSERT INTO role (code, name, position) VALUES
    ('informationOfficer', '信息员', 1),
    ('disclosureOffice', '政务公开办', 2),
    ('leader', '领导', 3),
    ('systemAdministrator', '系统管理员', 4),
    ('auditor', '审计员', 5);

INSERT INTO role_permission (role, permission) VALUES
    ('informationOfficer', 'registers.read'),
    ('informationOfficer', 'registers.write'),
    ('informationOfficer', 'registers.import'),
    ('informationOfficer', 'registers.export'),
    ('informationOfficer', 'report.read'),
    ('disclosureOffice', 'registers.read'),
    ('disclosureOffice', 'registers.write'),
    ('disclosureOffice', 'registers.import'),
    ('disclosureOffice', 'registers.export'),
    ('disclosureOffice', 'report.read'),
    ('disclosureOffice', 'report.write'),
    ('disclosureOffice', 'report.publish'),
    ('leader', 'registers.read'),
    ('leader', 'report.read'),
    ('systemAdministrator', 'accounts.manage'),
    ('auditor', 'registers.read'),
    ('auditor', 'report.read'),
    ('auditor', 'audit.read');
