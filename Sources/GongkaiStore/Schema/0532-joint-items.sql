-- How many units work on an item between acceptance and decision. What was saved before is counted when the program starts.
CREATE TABLE service_item_units (
    item_id @int NOT NULL,
    number @int NOT NULL,
    units @int NOT NULL CHECK (units >= 0),
    PRIMARY KEY (item_id, number),
    FOREIGN KEY (item_id, number) REFERENCES service_item_version (item_id, number)
) @strict;
