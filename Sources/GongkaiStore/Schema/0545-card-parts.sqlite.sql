-- The one time that rows of what was told and of what became of cards move, to their new keys and otherwise unchanged; then they are closed again.
DROP TRIGGER card_found_no_update;
DROP TRIGGER card_event_no_update;
UPDATE card_found SET code = rule;
UPDATE card_found SET rule = (SELECT card_renamed.key FROM card_renamed WHERE card_renamed.matter_id = card_found.matter_id
    AND card_renamed.rule = card_found.rule AND card_renamed.signal = card_found.signal)
WHERE EXISTS (SELECT 1 FROM card_renamed WHERE card_renamed.matter_id = card_found.matter_id
    AND card_renamed.rule = card_found.rule AND card_renamed.signal = card_found.signal);
UPDATE card_event SET rule = (SELECT card_renamed.key FROM card_renamed WHERE card_renamed.matter_id = card_event.matter_id
    AND card_renamed.rule = card_event.rule AND card_renamed.signal = card_event.signal)
WHERE EXISTS (SELECT 1 FROM card_renamed WHERE card_renamed.matter_id = card_event.matter_id
    AND card_renamed.rule = card_event.rule AND card_renamed.signal = card_event.signal);
DROP TABLE card_renamed;

CREATE TRIGGER card_found_no_update BEFORE UPDATE ON card_found
BEGIN SELECT RAISE(ABORT, 'a card that was told is never changed'); END;

CREATE TRIGGER card_event_no_update BEFORE UPDATE ON card_event
BEGIN SELECT RAISE(ABORT, 'what became of a card is never changed'); END;
