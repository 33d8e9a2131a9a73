-- A red card for a yellow one that was not put right names the rule of the yellow one. Everything derived is made anew in the next round.
ALTER TABLE supervision_card ADD COLUMN yellow_rule TEXT;
ALTER TABLE card_found ADD COLUMN yellow_rule TEXT;
DELETE FROM supervision_basis;
