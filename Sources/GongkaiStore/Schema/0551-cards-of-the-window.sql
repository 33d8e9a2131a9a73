-- Cards count for a window clerk where the window answers for them. Everything derived is made anew in the next round.
DELETE FROM supervision_basis;
