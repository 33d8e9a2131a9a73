-- Requests that were given up, for the letters that still have to say so: few among many steps.
CREATE INDEX matter_event_given_up ON matter_event (matter_id, number) WHERE action = 'closeUnanswered';
