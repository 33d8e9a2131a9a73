-- Silence that renews a licence has a card, and a correction may begin the five days. Everything derived is made anew in the next round.
DELETE FROM supervision_basis;
