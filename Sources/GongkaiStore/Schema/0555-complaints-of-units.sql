-- Which of the units of its case a complaint is about, so that its card goes there; none of those that were recorded before, whose card the unit has
-- that had the case then. And by what number the complaint goes, so that it is not entered twice.
ALTER TABLE complaint_upheld ADD COLUMN unit_id @int REFERENCES agency (id);
ALTER TABLE complaint_upheld ADD COLUMN complaint TEXT CHECK (complaint <> '');
CREATE UNIQUE INDEX complaint_upheld_complaint ON complaint_upheld (matter_id, complaint) WHERE complaint IS NOT NULL;
