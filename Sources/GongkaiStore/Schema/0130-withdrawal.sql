-- Who answers for a unit can take its page down at once; what a unit publishes so has passed every step of its scheme before.

INSERT INTO role_permission (role, permission) VALUES
    ('leader', 'articles.publish');
