-- The ten days of article 44 are for what was granted: refusals have no card for them. Everything derived is made anew in the next round.
DELETE FROM supervision_basis;
