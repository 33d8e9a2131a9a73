-- What became of an appointment at the window: when whoever booked came; why the window moved it or gave it back, and when it was to be before.
ALTER TABLE appointment ADD COLUMN arrived_at @int;
ALTER TABLE appointment ADD COLUMN said TEXT;
ALTER TABLE appointment ADD COLUMN moved_from TEXT;
