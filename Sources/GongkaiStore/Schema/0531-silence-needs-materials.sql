-- The five days of an application that came with nothing begin when its first materials come. Everything derived is made anew in the next round.
DELETE FROM supervision_basis;
