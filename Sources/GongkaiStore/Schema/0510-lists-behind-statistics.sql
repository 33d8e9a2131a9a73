-- A case has the colour of the gravest card that stands, whoever issued it. Everything derived is made anew in the next round.
DELETE FROM supervision_basis;

-- The lists behind the numbers of the statistics.
CREATE INDEX supervision_case_received ON supervision_case (received_on, matter_id);
CREATE INDEX supervision_case_ended ON supervision_case (ended_on, matter_id) WHERE ended_on IS NOT NULL;
