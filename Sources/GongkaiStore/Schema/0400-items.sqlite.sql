CREATE TRIGGER service_item_version_no_change BEFORE UPDATE ON service_item_version WHEN OLD.published_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'published versions are never changed'); END;

CREATE TRIGGER service_item_version_no_delete BEFORE DELETE ON service_item_version
BEGIN SELECT RAISE(ABORT, 'versions of items are never deleted'); END;
