CREATE TRIGGER gate_word_no_change BEFORE UPDATE OR DELETE ON gate_word
FOR EACH ROW EXECUTE FUNCTION audit_refuse('the word list keeps its history');
