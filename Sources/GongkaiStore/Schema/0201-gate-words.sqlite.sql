CREATE TRIGGER gate_word_no_update BEFORE UPDATE ON gate_word
BEGIN SELECT RAISE(ABORT, 'the word list keeps its history'); END;

CREATE TRIGGER gate_word_no_delete BEFORE DELETE ON gate_word
BEGIN SELECT RAISE(ABORT, 'the word list keeps its history'); END;
