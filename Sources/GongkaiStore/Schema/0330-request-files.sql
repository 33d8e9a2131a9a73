-- Files of requests, sealed as what says who asks is: what came with a step, what is to be given, and what is given of it. Those that came in before
-- are in matter_file until they are sealed too.

CREATE TABLE request_file (
    id         @id,
    matter_id  @int NOT NULL REFERENCES matter (id),
    -- Counts on from matter_file.
    position   @int NOT NULL CHECK (position >= 1),
    role       TEXT NOT NULL CHECK (role IN ('attached', 'original', 'result')),
    -- The step it came with; none for what came with no step.
    event      @int CHECK (event >= 1),
    -- Sealed: names of files name people.
    name       @blob NOT NULL,
    media_type TEXT NOT NULL,
    size       @int NOT NULL CHECK (size >= 0),
    at         @int NOT NULL,
    UNIQUE (matter_id, position),
    CHECK ((role = 'attached') = (event IS NOT NULL))
) @strict;

CREATE TABLE request_file_part (
    file_id @int NOT NULL REFERENCES request_file (id),
    part    @int NOT NULL CHECK (part >= 0),
    sealed  @blob NOT NULL,
    PRIMARY KEY (file_id, part)
) @strict;
