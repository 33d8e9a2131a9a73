-- The one time that rows of what was told and of what became of cards move, to their new keys and otherwise unchanged; then they are closed again.
ALTER TABLE card_found DISABLE TRIGGER card_found_no_change;
ALTER TABLE card_event DISABLE TRIGGER card_event_no_change;
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
ALTER TABLE card_found ENABLE TRIGGER card_found_no_change;
ALTER TABLE card_event ENABLE TRIGGER card_event_no_change;
