-- What a case can pass several times (a step, a hand-over, a special procedure, a bad grade) brings a card for each (docs/adr/0040): the key of such a
-- card is its rule, a point, and the number of the event that began the part. Lists and sums go by the rule.
ALTER TABLE supervision_card ADD COLUMN code TEXT NOT NULL DEFAULT '';
ALTER TABLE supervision_card ADD COLUMN part_name TEXT;
ALTER TABLE card_found ADD COLUMN code TEXT NOT NULL DEFAULT '';
ALTER TABLE card_found ADD COLUMN part_name TEXT;
UPDATE supervision_card SET code = rule;
DROP INDEX supervision_card_rule;
CREATE INDEX supervision_card_rule ON supervision_card (code, on_day, matter_id);

-- What was told before keeps its place under its new key: the card was the first of its kind in its case, and its part is the event it rests on.
CREATE TABLE card_renamed (
    matter_id @int NOT NULL,
    rule TEXT NOT NULL,
    signal TEXT NOT NULL,
    key TEXT NOT NULL,
    PRIMARY KEY (matter_id, rule, signal)
) @strict;

INSERT INTO card_renamed (matter_id, rule, signal, key)
SELECT card.matter_id, card.rule, card.signal, card.rule || '.' || card.events FROM card_found AS card
WHERE card.measure IN ('step', 'forwarding', 'signIn', 'procedure', 'ratingContact', 'ratingSolved')
    OR (card.measure = 'uncorrectedYellow' AND EXISTS (SELECT 1 FROM card_found AS yellow WHERE yellow.matter_id = card.matter_id
        AND yellow.signal = 'yellow' AND yellow.events = card.events AND yellow.rule = COALESCE(card.yellow_rule, yellow.rule)
        AND yellow.measure IN ('step', 'forwarding', 'signIn', 'procedure', 'ratingContact', 'ratingSolved')));

-- Everything derived is made anew in the next round.
DELETE FROM supervision_gone;
DELETE FROM supervision_basis;
