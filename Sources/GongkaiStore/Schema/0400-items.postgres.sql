CREATE TRIGGER service_item_version_no_change BEFORE UPDATE ON service_item_version
FOR EACH ROW WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION audit_refuse('published versions are never changed');

CREATE TRIGGER service_item_version_no_delete BEFORE DELETE ON service_item_version
FOR EACH ROW EXECUTE FUNCTION audit_refuse('versions of items are never deleted');
