-- Where a case stands is kept with its steps on lines, so that each can be told from the others. Everything derived is made anew in the next round.
DELETE FROM supervision_basis;
