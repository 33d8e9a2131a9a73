-- A case has the colour of the gravest card that stands, whoever issued it. Everything derived is made anew in the next round.
DELETE FROM supervision_basis;
