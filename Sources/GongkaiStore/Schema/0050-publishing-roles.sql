-- Who writes, reviews and publishes on the portal. A unit's reviewer is another person than its writer.

INSERT INTO role (code, name, position) VALUES
    ('reviewer', '审核员', 6);

INSERT INTO role_permission (role, permission) VALUES
    ('informationOfficer', 'articles.read'),
    ('informationOfficer', 'articles.write'),
    ('reviewer', 'articles.read'),
    ('reviewer', 'articles.review'),
    ('leader', 'articles.read'),
    ('leader', 'articles.review'),
    ('leader', 'articles.secrecy'),
    ('leader', 'articles.emergency'),
    ('disclosureOffice', 'articles.read'),
    ('disclosureOffice', 'articles.write'),
    ('disclosureOffice', 'articles.approve'),
    ('disclosureOffice', 'articles.publish'),
    ('disclosureOffice', 'articles.emergency'),
    ('disclosureOffice', 'sites.manage'),
    ('auditor', 'articles.read');
