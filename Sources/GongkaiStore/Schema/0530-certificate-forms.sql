-- A certificate's number as two of them are compared, however its brackets, widths and spaces were typed. What was issued before gets its own when the
-- next certificate is issued; of two that were one number all along, the second stays without.
ALTER TABLE case_certificate ADD COLUMN form TEXT;

CREATE UNIQUE INDEX case_certificate_form ON case_certificate (form);
