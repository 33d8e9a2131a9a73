-- The day from which the window moved an appointment last, so that the list of that day says where it went.
ALTER TABLE appointment ADD COLUMN moved_from_on TEXT CHECK (moved_from_on LIKE '____-__-__');
CREATE INDEX appointment_moved ON appointment (moved_from_on) WHERE moved_from_on IS NOT NULL;
