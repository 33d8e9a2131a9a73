-- The case that was taken in when whoever booked came; none before.
ALTER TABLE appointment ADD COLUMN matter_id @int REFERENCES matter (id);
