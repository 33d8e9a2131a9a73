-- Notices are listed by when they were told, which is not always the order in which they were written.
CREATE INDEX notice_by_time ON notice (officer_id, at, id);
DROP INDEX notice_newest;
